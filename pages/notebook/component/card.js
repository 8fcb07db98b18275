// The chosen change: its sentence and facts, both sides, the values and what the model said of it.
function cardOf({ rows, words, tell, pictured, data, opens }) {
  const title = make("div", "title")
  const facts = make("div", "facts")
  const element = make("div", "card")
  element.tabIndex = 0
  element.setAttribute("aria-label", words.card)
  const inline = preference("sverka-inline")
  const paged = preference("sverka-pages")
  const pictures = picturesOf({ words, data, tell, fallback: pane })

  function show(row, body) {
    title.textContent = body?.title ?? row.sentence
    facts.textContent = body?.facts ?? row.where
    element.replaceChildren()
    element.setAttribute("aria-busy", String(!body))
    if (!body) return
    element.append(sides(body))
    others()
    for (const value of body.values) element.append(make("div", "values", value))
    for (const said of body.explanations) {
      const line = make("div", "explained", said.text)
      line.append(make("div", "verdict", `${words.explained}: ${said.verdict}`))
      element.append(line)
    }
    centre()
  }

  // The words of other changes nearby lead to them, where the list shows them.
  function others() {
    for (const piece of element.querySelectorAll(".also")) {
      if (!rows.has(piece.dataset.change)) continue
      piece.classList.add("leads")
      piece.title = words.also
      piece.addEventListener("click", () => opens(piece.dataset.change))
    }
  }

  function sides(body) {
    if (paged.on && body.pictures.some(Boolean)) return pictures.both(body)
    return inline.on && body.woven.length > 0 ? oneLine(body, words) : bothSides(body.sides)
  }

  function centre() {
    element.scrollTop = 0
    const mark = element.querySelector(".del, .ins, .look, .here, .gap")
    if (!mark) return
    const down = mark.getBoundingClientRect().top - element.getBoundingClientRect().top
    if (down > element.clientHeight * 0.7) element.scrollTop = down - element.clientHeight / 3
  }

  // A way of looking, kept by the browser: a button, and the same for its key.
  function way(name, text, key, choice, show_again) {
    const button = press("link " + name, text, turn, key)
    const pressed = () => button.setAttribute("aria-pressed", String(choice.on))
    function turn() {
      if (!choice.turn()) tell(words.not_kept)
      pressed()
      show_again()
    }
    pressed()
    return { button, turn }
  }

  return {
    title,
    facts,
    element,
    show,
    ways: (again) => ({
      inline: way("inline", words.inline, "V", inline, again),
      pages: pictured ? way("paged", words.paged, "P", paged, again) : undefined,
    }),
    get waits() {
      return element.getAttribute("aria-busy") === "true"
    },
    leave: pictures.leave,
  }
}
