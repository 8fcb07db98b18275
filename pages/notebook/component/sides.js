// Both sides of a change as text: what stands before, what changed and what stands after, each in a row of its own, so that both
// sides are in step.
function bothSides(sides) {
  const both = make("div", "both")
  for (const side of sides) both.append(pane(side))
  return both
}

function pane(side) {
  const element = make("div", "side")
  const parts = ["before", "middle", "after"].map((name) => make("div", "part " + name))
  const touched = side.blocks.map((block) => block.gap || block.changed)
  const first = touched.indexOf(true)
  const last = touched.lastIndexOf(true)
  if (side.blocks.length === 0) parts[1].append(make("div", "absent", side.empty))
  side.blocks.forEach((block, k) => parts[k < first ? 0 : k > last ? 2 : 1].append(paragraph(block)))
  element.append(head(side), ...parts)
  return element
}

function head(side) {
  const element = make("div", "head")
  const place = make("span", "place", side.place)
  place.title = side.place
  element.append(make("span", "name", side.name), place)
  return element
}

function paragraph(block) {
  const element = make("div", block.gap ? "gap" : block.changed ? "block changed" : "block")
  if (block.label) element.append(make(block.label_mark || "span", `label ${block.label_mark ?? ""}`, block.label))
  for (const run of block.runs) {
    const tag = run.mark === "del" || run.mark === "ins" ? run.mark : "span"
    const piece = make(tag, run.mark, run.text)
    if (run.change) piece.dataset.change = run.change
    element.append(piece)
  }
  return element
}

// Both wordings in one line, among the lines of the new version.
function oneLine(body, words) {
  const whole = bothSides([body.sides[1]])
  whole.classList.add("one")
  const label = body.sides[1].blocks.find((block) => block.changed)?.label
  whole.querySelector(".middle").replaceChildren(paragraph({ runs: body.woven, changed: true, label }))
  whole.querySelector(".name").textContent = words.woven
  return whole
}
