const machine = Date.now.bind(Date)
let ahead = 0

/** The machine's own time, in milliseconds. */
export const realNow = machine

/** Makes this process, and with it the simulated Proxmox VE, live at another time (Unix milliseconds). */
export function setClock(time: number) {
  ahead = time - machine()
  Date.now = () => machine() + ahead
}

/** Back to the machine's own time. */
export function resetClock() {
  Date.now = machine
}
