/** Of each failed test in uvu's report: its title and the first lines of why, without the stack. */
export const failures = (report: readonly string[], most = 12): string[] => {
  const told: string[] = []
  let left = 0
  for (const line of report) {
    if (/^\s*FAIL {2}/.test(line)) left = most
    else if (/^\s+at /.test(line)) left = 0
    if (left === 0 || line.trim() === '') continue
    left -= 1
    told.push(line.length > 300 ? `${line.slice(0, 300)} …` : line)
  }
  return told
}
