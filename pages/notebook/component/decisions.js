// Decisions and notes: shown at once, written one after the other with the row version that the browser knows, taken back where
// the server refuses.

// What was decided, the last decision last, and of which comparison: it outlives the desk, which the page makes anew for a filter
// or after another view.
let decided_at = { address: "", done: [] }

function decisionsOf({ rows, words, data, tell, changed, taken }) {
  if (decided_at.address !== data().address) decided_at = { address: data().address, done: [] }
  const { done } = decided_at
  // Rows that a filter keeps from this desk while their decision is taken back.
  const aside = new Map()
  const rowOf = (id) => rows.get(id) ?? aside.get(id)
  let queue = Promise.resolve()

  function decide(ids, decision) {
    const before = ids.map((id) => ({ id, row: rows.get(id), was: rows.get(id).decision, now: decision }))
    done.push(before)
    // What was not written for some reason cannot be taken back: it may be what somebody else decided.
    write(ids, decision, undefined, (lost) => {
      before.splice(0, before.length, ...before.filter(({ id }) => !lost.includes(id)))
      if (before.length === 0 && done.includes(before)) done.splice(done.indexOf(before), 1)
    })
  }

  // The row that stands first among those of the last decision; undefined where there is none. What somebody else has decided
  // since then stays.
  function takeBack() {
    while (done.length > 0) {
      const last = done.pop()
      for (const { id, row } of last) if (!rows.has(id)) aside.set(id, row)
      const mine = last.filter(({ id, now }) => rowOf(id).decision === now)
      for (const decision of new Set(mine.map(({ was }) => was))) {
        write(mine.filter(({ was }) => was === decision).map(({ id }) => id), decision, undefined)
      }
      if (mine.length > 0) return rowOf(mine[0].id)
    }
    return undefined
  }

  // One after the other, so that each names the row version that the one before has made.
  function write(ids, decision, note, failed) {
    const before = new Map(ids.map((id) => [id, { ...rowOf(id) }]))
    for (const id of ids) Object.assign(rowOf(id), { decision, by: data().user, ...(note === undefined ? {} : { note }) })
    tell("")
    changed(ids)
    queue = queue.then(() => post(ids, decision, note, before, failed))
  }

  async function post(ids, decision, note, before, failed) {
    const changes = Object.fromEntries(ids.map((id) => [id, rowOf(id).version]))
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
      for (const id of ids) Object.assign(rowOf(id), before.get(id), { version: rowOf(id).version })
      tell(why)
      changed(ids)
    }
  }

  function known(ids, { kept, refused }, failed) {
    for (const [id, one] of Object.entries(kept)) rowOf(id).version = one.version
    for (const [id, one] of Object.entries(refused)) {
      Object.assign(rowOf(id), one)
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
