// The keys, by their place, so that they work in the Russian layout too; never while somebody types.
const HOLDABLE = ["KeyJ", "KeyK"]
const SEARCH = ".st-key-desk_text input"
const TYPED_INTO = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], [role=combobox], [role=listbox] *"

function listenToKeys({ acts, escape, search, arrows, covered, focusList }) {
  function onKey(event) {
    const from = event.composedPath()[0]
    if (event.code === "Escape") return escape(from)
    if (event.code === "Enter" && from.matches?.(SEARCH)) return search(from)
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (from.matches?.(TYPED_INTO)) return
    // Under a dialog nothing is decided unseen.
    if (covered() && !["KeyH", "Slash"].includes(event.code)) return
    const inList = from.classList?.contains("row")
    if (event.code === "ArrowDown" || event.code === "ArrowUp") {
      if (!inList) return
      event.preventDefault()
      arrows(event.code === "ArrowDown" ? 1 : -1, event.shiftKey)
      focusList()
      return
    }
    const act = acts[event.code]
    if (!act || (event.repeat && !HOLDABLE.includes(event.code))) return
    event.preventDefault()
    event.stopPropagation()
    act(event.shiftKey)
    if (inList && !left(from)) focusList()
  }
  // A key that leads elsewhere, to the note or the search, leads there from the list too.
  function left(row) {
    const now = row.getRootNode().activeElement ?? document.activeElement
    return now !== row && now !== document.body
  }

  document.addEventListener("keydown", onKey, true)
  return () => document.removeEventListener("keydown", onKey, true)
}

// The dialog that names them; a second call closes it.
function toggleHelp(desk, words) {
  const old = desk.querySelector(".keys")
  if (old) return old.remove()
  const dialog = make("div", "keys")
  dialog.setAttribute("role", "dialog")
  dialog.setAttribute("aria-label", words.help)
  const table = make("dl")
  for (const [pressed, meaning] of words.keys) {
    const names = make("dt")
    for (const key of pressed.split(" ")) names.append(make("kbd", "", key))
    table.append(names, make("dd", "", meaning))
  }
  const close = press("choice close", words.close, () => toggleHelp(desk, words), "Esc")
  dialog.append(make("div", "title", words.help), table, close)
  desk.append(dialog)
  close.focus()
}
