// The desk: the list of changes, the chosen one with both sides, its decision and note. Every text is written as textContent.
const OPEN = "open"
const BEFORE = 10
const AHEAD = 30
const MARGIN = 12
const REST_MS = 500
const FOOT_PIXELS = 18
const INLINE_KEY = "sverka-inline"

// Which change was shown last, of which comparison, and after which click elsewhere: the page's own runs do not know of steps.
let left_at = { address: "", opened: -1, change: "" }

export default function ({ data, parentElement }) {
  const root = parentElement
  const held = root.__desk
  if (held && held.shows(data)) {
    held.renew(data)
  } else {
    held?.leave()
    root.__desk = open(root, data)
  }
  return () => {
    root.__desk?.leave()
    delete root.__desk
  }
}

function make(tag, name, text) {
  const element = document.createElement(tag)
  if (name) element.className = name
  if (text !== undefined) element.textContent = text
  return element
}

function press(name, text, act, key) {
  const button = make("button", name, text)
  button.type = "button"
  if (key) button.append(make("kbd", "", key))
  button.addEventListener("click", act)
  return button
}

function isInline() {
  try {
    return localStorage.getItem(INLINE_KEY) === "1"
  } catch {
    return false
  }
}

function remembered(data) {
  const known = left_at.address === data.address && left_at.opened === data.opened
  return known && data.rows.some((row) => row.id === left_at.change) ? left_at.change : undefined
}

function open(root, first) {
  let data = first
  let words = first.words
  let current = remembered(first) ?? first.chosen
  let typing = null
  let noted = ""
  let queue = Promise.resolve()
  let gone = false
  const rows = new Map(first.rows.map((row) => [row.id, row]))
  const order = first.rows.map((row) => row.id)
  const lines = new Map()
  const bodies = new Map()
  const asked = new Set()
  const done = []

  const desk = make("div", "desk")
  const left = make("div", "left")
  const progress = make("div", "progress")
  const count = make("span", "count")
  const track = make("div", "track")
  const bar = make("div", "done")
  track.append(bar)
  progress.append(count, track)
  const list = make("ul", "list")
  list.setAttribute("aria-label", words.list)
  const foot = make("div", "foot")
  const told = make("span", "told")
  told.setAttribute("role", "status")
  const undo = press("link undo", words.undo, takeBack, "U")
  const accept_rest = press("link accept_rest", words.accept_rest, () => decideRest("accepted"))
  const reject_rest = press("link reject_rest", words.reject_rest, () => decideRest("rejected"))
  const rest = make("span", "rest")
  rest.append(make("span", "", words.rest + " "), accept_rest, " · ", reject_rest)
  foot.append(told, undo, rest)
  left.append(progress, list, foot)

  const right = make("div", "right")
  const title = make("div", "title")
  const facts = make("div", "facts")
  const card = make("div", "card")
  card.tabIndex = 0
  card.setAttribute("aria-label", words.card)
  const decision = make("div", "bar")
  const choices = make("div", "choices")
  choices.setAttribute("role", "group")
  choices.setAttribute("aria-label", words.decision)
  const buttons = Object.entries(words.decide).map(([name, [text, key]]) => {
    const button = press("choice " + name, text, () => decide(name), key)
    button.dataset.decision = name
    return button
  })
  const previous = press("step previous", words.previous, () => step(-1), "K")
  const next = press("step next", words.next, () => step(1), "J")
  const at = make("span", "at")
  choices.append(...buttons, make("span", "spring"), previous, next, at)
  const note = make("textarea", "note")
  note.maxLength = data.note_characters
  note.placeholder = words.note
  note.setAttribute("aria-label", words.note_name)
  const tools = make("div", "tools")
  const copied = press("link copy", words.copy, copy, "B")
  const who = make("span", "who")
  const inline = press("link inline", words.inline, weave, "V")
  inline.setAttribute("aria-pressed", String(isInline()))
  tools.append(copied, inline, press("link help", words.help, help, "?"), make("span", "spring"), who)
  decision.append(choices, note, tools)
  right.append(title, facts, card, decision)
  desk.append(left, right)

  function fill() {
    list.replaceChildren()
    lines.clear()
    let section = null
    // A file without headings is one part without a name.
    const parted = data.grouped && order.some((id) => rows.get(id).section)
    order.forEach((id, k) => {
      const row = rows.get(id)
      if (parted && row.section !== section) {
        section = row.section
        const end = order.findIndex((other, at) => at > k && rows.get(other).section !== section)
        list.append(make("li", "section", `${section || words.no_section} (${(end < 0 ? order.length : end) - k})`))
      }
      const item = make("li")
      const button = press("row", undefined, () => choose(id))
      const dot = make("span", "dot " + row.significance)
      dot.title = row.significance_name
      dot.setAttribute("role", "img")
      dot.setAttribute("aria-label", row.significance_name)
      button.append(dot, make("span", "said", row.sentence), make("span", "mark"), make("span", "where", row.where))
      button.tabIndex = -1
      button.dataset.id = id
      item.append(button)
      list.append(item)
      lines.set(id, button)
      paint(id)
    })
  }

  function paint(id) {
    const row = rows.get(id)
    const button = lines.get(id)
    if (!button) return
    const mark = button.querySelector(".mark")
    mark.className = "mark " + row.decision
    mark.textContent = (row.note ? "✎ " : "") + (row.decision === OPEN ? "" : words.states[row.decision])
    button.classList.toggle("decided", row.decision !== OPEN)
  }

  function reviewed() {
    return order.filter((id) => rows.get(id).decision !== OPEN).length
  }

  function counted() {
    const known = reviewed()
    count.textContent = words.progress.replace("{n}", known).replace("{total}", order.length)
    bar.style.width = `${(100 * known) / Math.max(1, order.length)}%`
    undo.hidden = done.length === 0
    rest.hidden = known === order.length || order.length - known < 2
  }

  function choose(id, { focus = false } = {}) {
    if (!rows.has(id)) return
    keepNote()
    told.textContent = ""
    lines.get(current)?.removeAttribute("aria-current")
    if (lines.get(current)) lines.get(current).tabIndex = -1
    current = id
    left_at = { address: data.address, opened: data.opened, change: id }
    const line = lines.get(id)
    line.setAttribute("aria-current", "true")
    line.tabIndex = 0
    if (focus) line.focus({ preventScroll: true })
    intoView(line)
    const address = new URL(window.location.href)
    if (address.searchParams.get("change") !== id) {
      address.searchParams.set("change", id)
      window.history.replaceState(window.history.state, "", address)
    }
    show()
    need(id)
  }

  function intoView(line) {
    const box = list.getBoundingClientRect()
    const own = line.getBoundingClientRect()
    if (own.top < box.top + 28 || own.bottom > box.bottom) list.scrollTop += own.top - box.top - box.height / 3
  }

  function show() {
    const row = rows.get(current)
    const body = bodies.get(current)
    title.textContent = body?.title ?? row.sentence
    facts.textContent = body?.facts ?? row.where
    const place = order.indexOf(current)
    at.textContent = words.at.replace("{n}", place + 1).replace("{total}", order.length)
    previous.disabled = place <= 0
    next.disabled = place + 1 >= order.length
    noted = row.note
    if (root.activeElement !== note || note.dataset.id !== current) note.value = row.note
    note.dataset.id = current
    state()
    card.replaceChildren()
    card.setAttribute("aria-busy", String(!body))
    if (!body) return
    card.append(isInline() && body.woven.length > 0 ? one(body) : both(body))
    for (const value of body.values) card.append(make("div", "values", value))
    for (const said of body.explanations) {
      const line = make("div", "explained", said.text)
      line.append(make("div", "verdict", `${words.explained}: ${said.verdict}`))
      card.append(line)
    }
    card.scrollTop = 0
    const mark = card.querySelector(".del, .ins, .here, .gap")
    if (!mark) return
    const down = mark.getBoundingClientRect().top - card.getBoundingClientRect().top
    if (down > card.clientHeight * 0.7) card.scrollTop = down - card.clientHeight / 3
  }

  function state() {
    const row = rows.get(current)
    for (const button of buttons) button.setAttribute("aria-pressed", String(row.decision === button.dataset.decision))
    who.textContent = row.decision !== OPEN ? `${words.states[row.decision]} · ${row.by}` : row.note ? row.by : ""
  }

  // What stands before, what changed and what stands after, each in a row of its own, so that both sides are in step.
  function both(body) {
    const sides = make("div", "both")
    for (const side of body.sides) {
      const pane = make("div", "side")
      const head = make("div", "head")
      const place = make("span", "place", side.place)
      place.title = side.place
      head.append(make("span", "name", side.name), place)
      const parts = ["before", "middle", "after"].map((name) => make("div", "part " + name))
      const touched = side.blocks.map((block) => block.gap || block.changed)
      const first = touched.indexOf(true)
      const last = touched.lastIndexOf(true)
      if (side.blocks.length === 0) parts[1].append(make("div", "absent", side.empty))
      side.blocks.forEach((block, k) => parts[k < first ? 0 : k > last ? 2 : 1].append(paragraph(block)))
      pane.append(head, ...parts)
      sides.append(pane)
    }
    return sides
  }

  // Both wordings in one line, among the lines of the new version.
  function one(body) {
    const whole = both({ sides: [body.sides[1]] })
    whole.classList.add("one")
    const middle = whole.querySelector(".middle")
    middle.replaceChildren(paragraph({ runs: body.woven, changed: true, label: body.sides[1].blocks.find((block) => block.changed)?.label }))
    whole.querySelector(".name").textContent = words.woven
    return whole
  }

  function weave() {
    try {
      localStorage.setItem(INLINE_KEY, isInline() ? "" : "1")
    } catch {
      told.textContent = words.not_kept
    }
    inline.setAttribute("aria-pressed", String(isInline()))
    show()
  }

  function paragraph(block) {
    const element = make("div", block.gap ? "gap" : block.changed ? "block changed" : "block")
    if (block.label) element.append(make("span", "label", block.label))
    for (const run of block.runs) {
      const tag = run.mark === "del" || run.mark === "ins" ? run.mark : "span"
      element.append(make(tag, run.mark, run.text))
    }
    return element
  }

  async function need(id) {
    const place = order.indexOf(id)
    const missing = (from, to) => order.slice(Math.max(0, from), to).filter((one) => !bodies.has(one) && !asked.has(one))
    // A window is asked for before its end is reached.
    if (missing(place - 2, place + MARGIN).length === 0) return
    const wanted = missing(place - BEFORE, place + AHEAD)
    for (const one of wanted) asked.add(one)
    const query = new URLSearchParams({ ids: wanted.join(","), language: data.language })
    try {
      const answer = await fetch(`${data.address}/changes?${query}`, { credentials: "same-origin" })
      if (!answer.ok) {
        told.textContent = answer.status === 401 ? words.signed_out : words.away
        return
      }
      for (const body of await answer.json()) bodies.set(body.id, body)
      if (!gone && bodies.has(current) && card.getAttribute("aria-busy") === "true") show()
    } catch {
      if (!gone) told.textContent = words.away
    } finally {
      for (const one of wanted) asked.delete(one)
    }
  }

  function step(by, open_only = false) {
    const place = order.indexOf(current)
    if (!open_only) {
      if (order[place + by]) choose(order[place + by])
      return true
    }
    const around = by > 0 ? [...order.slice(place + 1), ...order.slice(0, place)] :
      [...order.slice(0, place).reverse(), ...order.slice(place + 1).reverse()]
    const found = around.find((id) => rows.get(id).decision === OPEN)
    if (found) choose(found)
    return Boolean(found)
  }

  function section(by) {
    const place = order.indexOf(current)
    const own = rows.get(current).section
    let other = place
    while (order[other + by] && rows.get(order[other]).section === own) other += by
    if (by < 0) while (order[other - 1] && rows.get(order[other - 1]).section === rows.get(order[other]).section) other -= 1
    choose(order[other])
  }

  function decide(choice) {
    keepNote()
    const id = current
    const before = rows.get(id).decision
    const choiceNow = before === choice ? OPEN : choice
    write([id], choiceNow, undefined, remember([[id, before]]))
    if (choiceNow !== OPEN && !step(1, true)) told.textContent = words.all_done
  }

  function decideRest(choice) {
    keepNote()
    const ids = order.filter((id) => rows.get(id).decision === OPEN)
    write(ids, choice, undefined, remember(ids.map((id) => [id, OPEN])))
  }

  // What can be taken back, at once; what was not written for some reason is forgotten again.
  function remember(before) {
    done.push(before)
    return () => {
      if (done.includes(before)) done.splice(done.indexOf(before), 1)
    }
  }

  function takeBack() {
    const last = done.pop()
    if (!last) return
    for (const decision of new Set(last.map(([, decided]) => decided))) {
      write(last.filter(([, decided]) => decided === decision).map(([id]) => id), decision, undefined)
    }
    choose(last[0][0])
    counted()
  }

  // One after the other, so that each names the row version that the one before has made.
  function write(ids, decision, text, failed) {
    const before = new Map(ids.map((id) => [id, { ...rows.get(id) }]))
    for (const id of ids) {
      const row = rows.get(id)
      Object.assign(row, { decision, by: data.user, ...(text === undefined ? {} : { note: text }) })
      paint(id)
    }
    told.textContent = ""
    counted()
    state()
    queue = queue.then(() => post(ids, decision, text, before, failed))
  }

  async function post(ids, decision, text, before, failed) {
    const changes = Object.fromEntries(ids.map((id) => [id, rows.get(id).version]))
    const body = JSON.stringify({ changes, decision, ...(text === undefined ? {} : { note: text }) })
    try {
      const headers = { "Content-Type": "application/json" }
      const answer = await fetch(`${data.address}/decisions`, { method: "POST", headers, body, credentials: "same-origin", keepalive: body.length < 60000 })
      if (answer.status === 401) return lost(words.signed_out)
      if (!answer.ok) return lost(words.not_saved)
      const { kept, refused } = await answer.json()
      for (const [id, known] of Object.entries(kept)) rows.get(id).version = known.version
      for (const [id, known] of Object.entries(refused)) {
        Object.assign(rows.get(id), known)
        if (ids.length === 1 && !gone) choose(id)
        const said = known.by === data.user ? words.taken_here : words.taken
        told.textContent = said.replace("{name}", known.by).replace("{decision}", words.states[known.decision])
      }
      if (Object.keys(kept).length === 0) failed?.()
    } catch {
      return lost(words.not_saved)
    }
    painted()

    function lost(why) {
      failed?.()
      for (const id of ids) Object.assign(rows.get(id), before.get(id), { version: rows.get(id).version })
      told.textContent = why
      painted()
    }

    function painted() {
      if (gone) return
      for (const id of ids) paint(id)
      counted()
      state()
    }
  }

  function keepNote() {
    clearTimeout(typing)
    typing = null
    const id = note.dataset.id
    if (!id || note.value === noted) return
    noted = note.value
    write([id], rows.get(id).decision, note.value)
  }

  note.addEventListener("input", () => {
    clearTimeout(typing)
    typing = setTimeout(keepNote, REST_MS)
  })
  note.addEventListener("blur", keepNote)

  async function copy() {
    const text = bodies.get(current)?.copied
    if (!text) return
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      // Without https the browser gives no clipboard to scripts: the old way.
      const area = make("textarea", "", text)
      document.body.append(area)
      area.select()
      document.execCommand("copy")
      area.remove()
    }
    copied.firstChild.data = words.copied
    setTimeout(() => { copied.firstChild.data = words.copy }, 1500)
  }

  function help() {
    const old = desk.querySelector(".keys")
    if (old) {
      old.remove()
      return
    }
    const keys = make("div", "keys")
    keys.setAttribute("role", "dialog")
    keys.setAttribute("aria-label", words.help)
    keys.append(make("div", "title", words.help))
    const table = make("dl")
    for (const [pressed, meaning] of words.keys) {
      const names = make("dt")
      for (const key of pressed.split(" ")) names.append(make("kbd", "", key))
      table.append(names, make("dd", "", meaning))
    }
    const close = press("choice", words.close, help, "Esc")
    close.style.marginTop = "1rem"
    keys.append(table, close)
    desk.append(keys)
    close.focus()
  }

  function category(lane) {
    document.querySelectorAll(".st-key-desk_lanes button")[lane]?.click()
  }

  const acts = {
    KeyJ: (shift) => step(1, shift),
    KeyK: (shift) => step(-1, shift),
    BracketLeft: () => section(-1),
    BracketRight: () => section(1),
    KeyA: (shift) => shift || decide("accepted"),
    KeyD: (shift) => shift || decide("rejected"),
    KeyQ: (shift) => shift || decide("question"),
    KeyS: (shift) => shift || step(1, true),
    KeyN: () => note.focus(),
    KeyU: () => takeBack(),
    KeyB: () => copy(),
    KeyV: () => weave(),
    KeyH: () => help(),
    ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((lane) => [`Digit${lane + 1}`, (shift) => shift || category(lane)])),
    Slash: (shift) => (shift ? help() : document.querySelector(".st-key-desk_text input")?.focus()),
  }

  // By the place of the key, so that they work in the Russian layout too; never while somebody types.
  function onKey(event) {
    const from = event.composedPath()[0]
    if (event.code === "Escape") {
      if (from === note) lines.get(current)?.focus()
      else if (desk.querySelector(".keys")) help()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (from.matches?.("input, textarea, select, [contenteditable=true], [role=combobox], [role=listbox] *")) return
    // Under the list of keys nothing is decided unseen.
    if (desk.querySelector(".keys") && !["KeyH", "Slash"].includes(event.code)) return
    const inList = from.classList?.contains("row")
    if (event.code === "ArrowDown" || event.code === "ArrowUp") {
      if (!inList) return
      event.preventDefault()
      step(event.code === "ArrowDown" ? 1 : -1, event.shiftKey)
      lines.get(current)?.focus({ preventScroll: true })
      return
    }
    const act = acts[event.code]
    if (!act || (event.repeat && !["KeyJ", "KeyK"].includes(event.code))) return
    event.preventDefault()
    event.stopPropagation()
    act(event.shiftKey)
    if (inList) lines.get(current)?.focus({ preventScroll: true })
  }
  document.addEventListener("keydown", onKey, true)

  // All of the window below the filters, so that the list and the text scroll and the page does not.
  function fit() {
    const main = document.querySelector('[data-testid="stMain"]')
    const top = desk.getBoundingClientRect().top + (main?.scrollTop ?? 0)
    desk.style.setProperty("--room", `${window.innerHeight - top - FOOT_PIXELS}px`)
  }
  const moved = new ResizeObserver(fit)
  moved.observe(document.querySelector('[data-testid="stMainBlockContainer"]') ?? document.body)
  window.addEventListener("resize", fit)

  root.append(desk)
  fill()
  fit()
  counted()
  choose(current)

  return {
    shows: (other) => other.key === data.key && other.rows.length === order.length && other.rows.every((row, k) => row.id === order[k]),
    renew(other) {
      if (other.stamp !== data.stamp) bodies.clear()
      for (const row of other.rows) {
        if (row.version <= rows.get(row.id).version) continue
        Object.assign(rows.get(row.id), row)
        paint(row.id)
      }
      const jump = other.opened !== data.opened
      data = other
      fit()
      counted()
      if (jump) choose(other.chosen)
      else if (!bodies.has(current)) choose(current)
      else state()
    },
    leave() {
      keepNote()
      gone = true
      document.removeEventListener("keydown", onKey, true)
      window.removeEventListener("resize", fit)
      moved.disconnect()
      desk.remove()
    },
  }
}
