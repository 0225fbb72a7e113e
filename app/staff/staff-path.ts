/**
 * Where to go after signing in: a page of the consoles on this very site, whatever the address asked for. Without one,
 * and from the dashboard's own address, it is where a role begins its day.
 */
export function staffPathOf(requested: string | undefined): string {
  if (requested === undefined || !URL.canParse(requested, base)) {
    return home;
  }
  const { origin, pathname, search } = new URL(requested, base);
  const isOurs = origin === base || !requested.startsWith("/");
  const isConsole =
    /^\/(?:staff|helpdesk)(?:\/|$)/.test(pathname) && !/^\/staff\/(?:sign-in|second-factor)/.test(pathname);

  return isOurs && isConsole && pathname !== "/staff" ? `${pathname}${search}` : home;
}

const home = "/staff/home";

/** No site has this name: what resolves to another one was not a path. */
const base = "http://path.invalid";
