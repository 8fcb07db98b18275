// Decisions and notes: shown at once, written one after the other with the row version that the browser knows, taken back where
// the server refuses.
function decisionsOf({ rows, words, data, tell, changed, taken }) {
  const done = []
  let queue = Promise.resolve()

  function decide(ids, decision) {
    const before = ids.map((id) => [id, rows.get(id).decision])
    done.push(before)
    // What was not written for some reason cannot be taken back: it may be what somebody else decided.
    write(ids, decision, undefined, (lost) => {
      before.splice(0, before.length, ...before.filter(([id]) => !lost.includes(id)))
      if (before.length === 0 && done.includes(before)) done.splice(done.indexOf(before), 1)
    })
  }

  // The change that stands first among those of the last decision; undefined where there is none.
  function takeBack() {
    const last = done.pop()
    if (!last) return undefined
    for (const decision of new Set(last.map(([, decided]) => decided))) {
      write(last.filter(([, decided]) => decided === decision).map(([id]) => id), decision, undefined)
    }
    return last[0][0]
  }

  // One after the other, so that each names the row version that the one before has made.
  function write(ids, decision, note, failed) {
    const before = new Map(ids.map((id) => [id, { ...rows.get(id) }]))
    for (const id of ids) Object.assign(rows.get(id), { decision, by: data().user, ...(note === undefined ? {} : { note }) })
    tell("")
    changed(ids)
    queue = queue.then(() => post(ids, decision, note, before, failed))
  }

  async function post(ids, decision, note, before, failed) {
    const changes = Object.fromEntries(ids.map((id) => [id, rows.get(id).version]))
    const body = JSON.stringify({ changes, decision, ...(note === undefined ? {} : { note }) })
    try {
      const headers = { "Content-Type": "application/json" }
      const answer = await fetch(`${data().address}/decisions`, {
        method: "POST", headers, body, credentials: "same-origin", keepalive: body.length < 60000,
      })
      if (answer.status === 401) return lost(words.signed_out)
      if (!answer.ok) return lost(answer.status === 404 ? words.gone : words.refused)
      known(ids, await answer.json(), failed)
    } catch {
      return lost(words.not_saved)
    }
    changed(ids)

    function lost(why) {
      failed?.(ids)
      for (const id of ids) Object.assign(rows.get(id), before.get(id), { version: rows.get(id).version })
      tell(why)
      changed(ids)
    }
  }

  function known(ids, { kept, refused }, failed) {
    for (const [id, one] of Object.entries(kept)) rows.get(id).version = one.version
    for (const [id, one] of Object.entries(refused)) {
      Object.assign(rows.get(id), one)
      if (ids.length === 1) taken(id)
      const said = one.by === data().user ? words.taken_here : words.taken
      tell(said.replace("{name}", one.by).replace("{decision}", words.states[one.decision]))
    }
    failed?.(Object.keys(refused))
  }

  return {
    decide,
    takeBack,
    note: (id, text) => write([id], rows.get(id).decision, text),
    get any() {
      return done.length > 0
    },
  }
}
