// What is shown of each change beside its line: read in windows around the chosen one, before their ends are reached.
const BEFORE = 10
const AHEAD = 30
const MARGIN = 12

function bodiesOf({ order, words, data, tell, came }) {
  const bodies = new Map()
  const asked = new Set()

  async function need(id) {
    const place = order.indexOf(id)
    const missing = (from, to) => order.slice(Math.max(0, from), to).filter((one) => !bodies.has(one) && !asked.has(one))
    if (missing(place - 2, place + MARGIN).length === 0) return
    const wanted = missing(place - BEFORE, place + AHEAD)
    for (const one of wanted) asked.add(one)
    const query = new URLSearchParams({ ids: wanted.join(","), language: data().language })
    try {
      const answer = await fetch(`${data().address}/changes?${query}`, { credentials: "same-origin" })
      if (!answer.ok) return tell({ 401: words.signed_out, 404: words.gone }[answer.status] ?? words.away)
      for (const body of await answer.json()) bodies.set(body.id, body)
      came()
    } catch {
      tell(words.away)
    } finally {
      for (const one of wanted) asked.delete(one)
    }
  }

  return { need, get: (id) => bodies.get(id), has: (id) => bodies.has(id), clear: () => bodies.clear() }
}
