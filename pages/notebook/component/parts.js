// What all parts of the desk build with. Every text is written as textContent.
const OPEN = "open"

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

// A choice that this browser keeps, such as both wordings in one line.
function preference(name) {
  return {
    get on() {
      try {
        return localStorage.getItem(name) === "1"
      } catch {
        return false
      }
    },
    // False where the browser keeps nothing.
    turn() {
      try {
        localStorage.setItem(name, this.on ? "" : "1")
        return true
      } catch {
        return false
      }
    },
  }
}
