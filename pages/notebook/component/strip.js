// The strip: the whole document from top to bottom in one look, a tick where each listed change stands. A click opens the nearest.
const DECIDED = 0.3
const TICK_PIXELS = 2

function stripOf({ rows, order, words, opens }) {
  const element = make("div", "strip")
  element.title = words.strip
  // The list says the same to whoever does not see it.
  element.setAttribute("aria-hidden", "true")
  const canvas = make("canvas")
  element.append(canvas)
  let current = ""
  let asked = 0

  function paint() {
    cancelAnimationFrame(asked)
    asked = requestAnimationFrame(draw)
  }

  function draw() {
    const { clientWidth: width, clientHeight: height } = element
    const ratio = window.devicePixelRatio || 1
    canvas.width = width * ratio
    canvas.height = height * ratio
    const pen = canvas.getContext("2d")
    pen.scale(ratio, ratio)
    // What matters most is drawn last, over the others.
    for (const significance of ["none", "low", "medium", "high"]) {
      const filled = colour(significance)
      for (const id of order) {
        const row = rows.get(id)
        if (row.significance !== significance) continue
        pen.globalAlpha = row.decision === OPEN ? 1 : DECIDED
        pen.fillStyle = filled
        pen.fillRect(2, top(row, height), width - 4, TICK_PIXELS)
      }
    }
    pen.globalAlpha = 1
    const row = rows.get(current)
    if (!row) return
    pen.strokeStyle = colour("accent")
    pen.lineWidth = 2
    pen.strokeRect(1, top(row, height) - 2, width - 2, TICK_PIXELS + 4)
  }

  // A canvas takes no colour by name: what the name means on this screen, light or dark, is asked of the style.
  function colour(name) {
    canvas.style.color = `var(--sv-${name})`
    return getComputedStyle(canvas).color
  }

  function top(row, height) {
    return 3 + row.position * (height - TICK_PIXELS - 6)
  }

  element.addEventListener("click", (event) => {
    const { top: from, height } = element.getBoundingClientRect()
    const down = event.clientY - from
    const away = (id) => Math.abs(top(rows.get(id), height) - down)
    opens(order.reduce((best, id) => (away(id) < away(best) ? id : best)))
  })
  const resized = new ResizeObserver(paint)
  resized.observe(element)

  return {
    element,
    paint,
    choose(id) {
      current = id
      paint()
    },
    leave() {
      cancelAnimationFrame(asked)
      resized.disconnect()
    },
  }
}
