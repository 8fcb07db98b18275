// Both sides of a change as the pages of a PDF, the changed place framed; a page is asked for when it is looked at.
const PICTURES_KEPT = 24
const SETTLED_MS = 120

function picturesOf({ words, data, tell, fallback }) {
  const kept = new Map()
  const large = preference("sverka-large")

  // The picture's address in this window, and the page's size in points.
  async function get(side, page) {
    const key = `${side}/${page}`
    if (!kept.has(key)) {
      const answer = await fetch(`${data().address}/pages/${key}`, { credentials: "same-origin" }).catch(() => {
        throw new Error(words.away)
      })
      if (!answer.ok) throw new Error(answer.status === 401 ? words.signed_out : words.no_page)
      const [width, height, pages] = answer.headers.get("x-page").split(" ").map(Number)
      kept.set(key, { url: URL.createObjectURL(await answer.blob()), width, height, pages })
      for (const [old, { url }] of kept) {
        if (kept.size <= PICTURES_KEPT) break
        kept.delete(old)
        URL.revokeObjectURL(url)
      }
    }
    return kept.get(key)
  }

  function both(body) {
    const element = make("div", "both pages")
    body.sides.forEach((side, k) => element.append(body.pictures[k] ? sheet(side, body.pictures[k]) : fallback(side)))
    return element
  }

  function sheet(side, picture) {
    const element = make("div", "side")
    const top = head(side)
    const leaf = make("span", "leaf")
    const view = make("div", "view")
    view.tabIndex = 0
    view.setAttribute("aria-label", words.page_of.replace("{name}", side.name))
    view.classList.toggle("large", large.on)
    let shown = picture.page
    const back = press("step", "‹", () => turn(-1))
    const on = press("step", "›", () => turn(1))
    const at = make("span", "at")
    back.setAttribute("aria-label", words.page_back)
    on.setAttribute("aria-label", words.page_on)
    leaf.append(back, at, on)
    top.append(make("span", "spring"), leaf)
    element.append(top, view)
    view.addEventListener("click", (event) => enlarge(view, event))
    turn(0)
    return element

    async function turn(by) {
      shown += by
      const wanted = shown
      back.disabled = on.disabled = true
      // Whoever runs through the list asks for no page on the way.
      await new Promise((settled) => setTimeout(settled, SETTLED_MS))
      if (wanted !== shown || !element.isConnected) return
      try {
        const page = await get(picture.side, wanted)
        if (wanted !== shown) return
        at.textContent = words.at.replace("{n}", wanted).replace("{total}", page.pages)
        back.disabled = wanted <= 1
        on.disabled = wanted >= page.pages
        await lay(view, page, frames(picture, wanted))
      } catch (error) {
        tell(error.message)
        element.replaceWith(fallback(side))
      }
    }
  }

  // The paragraphs of the change, and in them its words; beside the paragraph after which it would stand, a dashed line.
  function frames(picture, page) {
    const of = (boxes, name) => boxes.filter((box) => box.page === page).map((box) => ({ box, name }))
    return [...of(picture.boxes, picture.near ? "frame near" : "frame"), ...of(picture.spots, "spot")]
  }

  async function lay(view, page, framed) {
    const canvas = make("div", "canvas")
    const image = make("img")
    image.alt = ""
    image.src = page.url
    canvas.append(image)
    for (const { box, name } of framed) {
      const frame = make("div", name)
      const share = (length, of) => `${(100 * length) / of}%`
      frame.style.left = share(box.x0, page.width)
      frame.style.top = share(box.y0, page.height)
      frame.style.width = share(box.x1 - box.x0, page.width)
      frame.style.height = share(box.y1 - box.y0, page.height)
      canvas.append(frame)
    }
    view.replaceChildren(canvas)
    await image.decode().catch(() => {})
    centre(view)
  }

  // The first changed word stands a third down and is not cut off; a page without any begins at its top. Across, the page stands
  // between its margins, or where its paragraph begins before them.
  function centre(view) {
    const paragraph = view.querySelector(".frame")
    const word = view.querySelector(".spot") ?? paragraph
    view.scrollTop = word ? word.offsetTop - view.clientHeight / 3 : 0
    const right = word ? word.offsetLeft + Math.min(word.offsetWidth, view.clientWidth / 2) + 12 - view.clientWidth : 0
    const between = (view.scrollWidth - view.clientWidth) / 2
    view.scrollLeft = paragraph ? Math.max(Math.min(paragraph.offsetLeft - 12, between), right) : between
  }

  // A click makes both pages twice as large, this one around the place that was clicked, or fits them again.
  function enlarge(view, event) {
    const canvas = view.querySelector(".canvas")
    if (!canvas) return
    const box = canvas.getBoundingClientRect()
    const across = (event.clientX - box.left) / box.width
    const down = (event.clientY - box.top) / box.height
    if (!large.turn()) tell(words.not_kept)
    for (const other of view.closest(".pages").querySelectorAll(".view")) {
      other.classList.toggle("large", large.on)
      centre(other)
    }
    if (!large.on) return
    view.scrollLeft = across * canvas.clientWidth - view.clientWidth / 2
    view.scrollTop = down * canvas.clientHeight - view.clientHeight / 2
  }

  return {
    both,
    leave() {
      for (const { url } of kept.values()) URL.revokeObjectURL(url)
      kept.clear()
    },
  }
}
