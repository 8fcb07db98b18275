// The list: a line a change under its section's name, the chosen one, and those that are selected for one decision on many.
function listOf({ rows, order, words, grouped, opens, selects }) {
  const element = make("ul", "list")
  element.setAttribute("aria-label", words.list)
  const lines = new Map()
  const selected = new Set()
  let current = ""
  let last = ""

  function fill() {
    // A file without headings is one part without a name.
    const parted = grouped && order.some((id) => rows.get(id).section)
    let section = null
    order.forEach((id, k) => {
      const row = rows.get(id)
      if (parted && row.section !== section) {
        section = row.section
        const end = order.findIndex((other, at) => at > k && rows.get(other).section !== section)
        element.append(make("li", "section", `${section || words.no_section} (${(end < 0 ? order.length : end) - k})`))
      }
      const item = make("li")
      item.append(line(id, row))
      element.append(item)
      paint(id)
    })
  }

  function line(id, row) {
    const button = press("row", undefined, (event) => clicked(event, id))
    const dot = make("span", "dot " + row.significance)
    dot.title = row.significance_name
    dot.setAttribute("role", "img")
    dot.setAttribute("aria-label", row.significance_name)
    button.append(dot, make("span", "said", row.sentence), make("span", "mark"), make("span", "where", row.where))
    button.tabIndex = -1
    button.dataset.id = id
    lines.set(id, button)
    return button
  }

  function paint(id) {
    const row = rows.get(id)
    const button = lines.get(id)
    const mark = button.querySelector(".mark")
    mark.className = "mark " + row.decision
    mark.textContent = (row.note ? "✎ " : "") + (row.decision === OPEN ? "" : words.states[row.decision])
    button.classList.toggle("decided", row.decision !== OPEN)
    button.classList.toggle("selected", selected.has(id))
  }

  // As in a list of files: with Ctrl one more or one less, with Shift all from the one that was clicked before.
  function clicked(event, id) {
    if (event.shiftKey) range(last || current, id)
    else if (event.ctrlKey || event.metaKey) toggle(id)
    else {
      clear()
      opens(id)
    }
    if (!event.shiftKey) last = id
  }

  function toggle(id) {
    if (!selected.delete(id)) selected.add(id)
    paint(id)
    selects(selected.size)
  }

  function range(from, to) {
    const ends = [order.indexOf(from), order.indexOf(to)].sort((a, b) => a - b)
    for (const id of order.slice(ends[0], ends[1] + 1)) {
      selected.add(id)
      paint(id)
    }
    selects(selected.size)
  }

  function clear() {
    const before = [...selected]
    selected.clear()
    before.forEach(paint)
    selects(0)
  }

  function choose(id, focus) {
    const old = lines.get(current)
    old?.removeAttribute("aria-current")
    if (old) old.tabIndex = -1
    current = id
    const button = lines.get(id)
    button.setAttribute("aria-current", "true")
    button.tabIndex = 0
    if (focus) button.focus({ preventScroll: true })
    const box = element.getBoundingClientRect()
    const own = button.getBoundingClientRect()
    if (own.top < box.top + 28 || own.bottom > box.bottom) element.scrollTop += own.top - box.top - box.height / 3
  }

  fill()
  return {
    element,
    paint,
    choose,
    clear,
    toggle: () => toggle(current),
    get selected() {
      return order.filter((id) => selected.has(id))
    },
    focus: () => lines.get(current)?.focus({ preventScroll: true }),
  }
}
