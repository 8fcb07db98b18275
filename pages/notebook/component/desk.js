// The desk: the list of changes with its strip, the chosen one with both sides, its decision and note, and the keys.
const REST_MS = 500
const FOOT_PIXELS = 18
const COPIED_MS = 1500

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
  // A call that another one has overtaken is cleaned up after that: it takes nothing away.
  const call = (root.__call = {})
  return () => {
    if (root.__call !== call) return
    root.__desk?.leave()
    delete root.__desk
  }
}

function remembered(data) {
  const known = left_at.address === data.address && left_at.opened === data.opened
  return known && data.rows.some((row) => row.id === left_at.change) ? left_at.change : undefined
}

function open(root, first) {
  let data = first
  const words = first.words
  const rows = new Map(first.rows.map((row) => [row.id, row]))
  const order = first.rows.map((row) => row.id)
  let current = remembered(first) ?? first.chosen
  let typing = null
  let noted = ""
  let gone = false

  const told = make("span", "told")
  told.setAttribute("role", "status")
  const tell = (text) => {
    if (!gone) told.textContent = text
  }
  const number = (count) => new Intl.NumberFormat(first.language).format(count)
  const shared = { rows, order, words, tell, data: () => data }
  const list = listOf({ ...shared, grouped: first.grouped, opens: choose, selects: selection })
  const strip = stripOf({ ...shared, opens: choose })
  const card = cardOf({ ...shared, pictured: first.pictured, opens: choose })
  const bodies = bodiesOf({ ...shared, came: () => !gone && card.waits && bodies.has(current) && show() })
  const decisions = decisionsOf({ ...shared, changed: repaint, taken: (id) => !gone && choose(id) })
  const desk = make("div", "desk")
  const { left, count, bar, undo, rest, many } = leftSide()
  const { right, buttons, previous, next, at, note, copied, who, ways } = rightSide()
  desk.append(left, right)

  function leftSide() {
    const left = make("div", "left")
    const progress = make("div", "progress")
    const count = make("span", "count")
    const track = make("div", "track")
    const bar = make("div", "done")
    track.append(bar)
    progress.append(count, track)
    const body = make("div", "listed")
    body.append(list.element, strip.element)
    const foot = make("div", "foot")
    const undo = press("link undo", words.undo, takeBack, "U")
    const rest = make("span", "rest")
    rest.append(make("span", "", words.rest + " "), press("link accept_rest", words.accept_rest, () => decideRest("accepted")))
    rest.append(" · ", press("link reject_rest", words.reject_rest, () => decideRest("rejected")))
    const many = make("span", "many")
    foot.append(told, undo, rest, many)
    left.append(progress, body, foot)
    return { left, count, bar, undo, rest, many }
  }

  function rightSide() {
    const right = make("div", "right")
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
    const ways = card.ways(() => show())
    tools.append(copied, ways.inline.button, ...(ways.pages ? [ways.pages.button] : []))
    tools.append(press("link help", words.help, help, "?"), make("span", "spring"), who)
    decision.append(choices, note, tools)
    right.append(card.title, card.facts, card.element, decision)
    return { right, buttons, previous, next, at, note, copied, who, ways }
  }

  function repaint(ids) {
    if (gone) return
    ids.filter((id) => rows.has(id)).forEach(list.paint)
    strip.paint()
    counted()
    state()
  }

  function counted() {
    const known = order.filter((id) => rows.get(id).decision !== OPEN).length
    count.textContent = words.progress.replace("{n}", number(known)).replace("{total}", number(order.length))
    bar.style.width = `${(100 * known) / Math.max(1, order.length)}%`
    undo.hidden = !decisions.any
    const selecting = list.selected.length > 0
    rest.hidden = selecting || known === order.length || order.length - known < 2
    many.hidden = !selecting
  }

  function selection(size) {
    many.replaceChildren(
      make("span", "", words.selected.replace("{n}", number(size)) + " "),
      press("link accept_many", words.accept_rest, () => decideMany("accepted"), "Shift+A"), " · ",
      press("link reject_many", words.reject_rest, () => decideMany("rejected"), "Shift+D"), " · ",
      press("link select_none", words.select_none, list.clear, "Esc"),
    )
    counted()
  }

  function choose(id, { focus = false } = {}) {
    if (!rows.has(id)) return
    keepNote()
    tell("")
    current = id
    left_at = { address: data.address, opened: data.opened, change: id }
    list.choose(id, focus)
    strip.choose(id)
    addressed()
    show()
    bodies.need(id)
  }

  // The change and the filters stand in the address, which can be sent.
  function addressed() {
    const address = new URL(window.location.href)
    for (const [name, values] of Object.entries({ ...data.filters, change: [current] })) {
      address.searchParams.delete(name)
      for (const value of values) address.searchParams.append(name, value)
    }
    if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address)
  }

  function show() {
    const row = rows.get(current)
    const place = order.indexOf(current)
    at.textContent = words.at.replace("{n}", number(place + 1)).replace("{total}", number(order.length))
    previous.disabled = place <= 0
    next.disabled = place + 1 >= order.length
    noted = row.note
    if (root.activeElement !== note || note.dataset.id !== current) note.value = row.note
    note.dataset.id = current
    state()
    card.show(row, bodies.get(current))
  }

  function state() {
    const row = rows.get(current)
    for (const button of buttons) button.setAttribute("aria-pressed", String(row.decision === button.dataset.decision))
    who.textContent = row.decision !== OPEN ? `${words.states[row.decision]} · ${row.by}` : row.note ? row.by : ""
  }

  // Steps

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
    const of = (k) => rows.get(order[k]).section
    let other = place
    while (order[other + by] && of(other) === of(place)) other += by
    if (by < 0) while (order[other - 1] && of(other - 1) === of(other)) other -= 1
    choose(order[other])
  }

  // Decisions and the note

  function decide(choice) {
    keepNote()
    const now = rows.get(current).decision === choice ? OPEN : choice
    decisions.decide([current], now)
    if (now !== OPEN && !step(1, true)) tell(words.all_done)
  }

  function decideRest(choice) {
    keepNote()
    decisions.decide(order.filter((id) => rows.get(id).decision === OPEN), choice)
  }

  function decideMany(choice) {
    const ids = list.selected
    if (ids.length === 0) return tell(words.how_to_select)
    keepNote()
    list.clear()
    decisions.decide(ids, choice)
  }

  function takeBack() {
    const row = decisions.takeBack()
    if (rows.has(row?.id)) choose(row.id)
    else if (row) tell(words.undone.replace("{sentence}", () => row.sentence))
    counted()
  }

  function keepNote() {
    clearTimeout(typing)
    typing = null
    const id = note.dataset.id
    if (!id || note.value === noted) return
    noted = note.value
    decisions.note(id, note.value)
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
    setTimeout(() => { copied.firstChild.data = words.copy }, COPIED_MS)
  }

  // Keys

  function help() {
    toggleHelp(desk, words)
  }

  function category(lane) {
    document.querySelectorAll(".st-key-desk_lanes button")[lane]?.click()
  }

  const acts = {
    KeyJ: (shift) => step(1, shift),
    KeyK: (shift) => step(-1, shift),
    BracketLeft: () => section(-1),
    BracketRight: () => section(1),
    KeyA: (shift) => (shift ? decideMany("accepted") : decide("accepted")),
    KeyD: (shift) => (shift ? decideMany("rejected") : decide("rejected")),
    KeyQ: (shift) => shift || decide("question"),
    KeyS: (shift) => shift || step(1, true),
    KeyX: (shift) => shift || list.toggle(),
    KeyN: () => note.focus(),
    KeyU: () => takeBack(),
    KeyB: () => copy(),
    KeyV: () => ways.inline.turn(),
    KeyP: () => ways.pages?.turn(),
    KeyH: () => help(),
    ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((lane) => [`Digit${lane + 1}`, (shift) => shift || category(lane)])),
    Slash: (shift) => (shift ? help() : document.querySelector(SEARCH)?.focus()),
  }

  // What was typed stays; the keys are those of the desk again.
  function leaveSearch(field) {
    field.blur()
    list.focus()
  }

  const deaf = listenToKeys({
    acts,
    arrows: step,
    covered: () => Boolean(desk.querySelector(".keys") || document.querySelector('[role="dialog"]')),
    focusList: list.focus,
    search: leaveSearch,
    escape(from) {
      if (from === note) list.focus()
      else if (from.matches?.(SEARCH)) leaveSearch(from)
      else if (desk.querySelector(".keys")) help()
      else list.clear()
    },
  })

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
        list.paint(row.id)
      }
      const jump = other.opened !== data.opened
      data = other
      fit()
      counted()
      strip.paint()
      if (jump) return choose(other.chosen)
      addressed()
      if (!bodies.has(current)) choose(current)
      else state()
    },
    leave() {
      keepNote()
      gone = true
      deaf()
      window.removeEventListener("resize", fit)
      moved.disconnect()
      strip.leave()
      card.leave()
      desk.remove()
    },
  }
}
