/** Where the sheet about an incident is printed. @param code MAIL-7, or of one of its updates */
export function posterPath(code: string): string {
  return `/staff/incidents/${code.toLowerCase().replace(/\.\d+$/, "")}/poster`;
}
