/**
 * Whether an address is of a service that hands pushes on to browsers: those of their makers, and what the operator
 * allowed besides. We send to no other, since anybody may name an address here.
 * @param alsoAllowed hosts, "push.example.edu" or "127.0.0.1:4000", comma separated
 */
export function isPushService(address: string, alsoAllowed: string): boolean {
  if (!URL.canParse(address)) {
    return false;
  }
  const { protocol, hostname, host, username, password } = new URL(address);
  if (username !== "" || password !== "") {
    return false;
  }
  const allowed = alsoAllowed.split(/[\s,]+/).filter((name) => name !== "");

  return (
    allowed.some((name) => name === hostname || name === host) ||
    (protocol === "https:" && host === hostname && ofMakers.some((pattern) => pattern.test(hostname)))
  );
}

// Chrome, Edge and others on Google's; Firefox; Safari; Edge on Windows.
const ofMakers = [
  /^(?:fcm|android)\.googleapis\.com$/,
  /^jmt17\.google\.com$/,
  /^(?:[a-z0-9-]+\.)*push\.services\.mozilla\.com$/,
  /^(?:[a-z0-9-]+\.)*push\.apple\.com$/,
  /^(?:[a-z0-9-]+\.)*notify\.windows\.com$/,
];
