/** Where to go after signing in: a page of the console on this very site, whatever the address asked for. */
export function staffPathOf(wanted: string | undefined): string {
  if (wanted === undefined || !URL.canParse(wanted, base)) {
    return "/staff";
  }
  const url = new URL(wanted, base);
  const isOurs = url.origin === base || !wanted.startsWith("/");
  const isStaff = url.pathname === "/staff" || url.pathname.startsWith("/staff/");

  return isOurs && isStaff && !url.pathname.startsWith("/staff/sign-in") ? `${url.pathname}${url.search}` : "/staff";
}

/** No site has this name: what resolves to another one was not a path. */
const base = "http://path.invalid";
