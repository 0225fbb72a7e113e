import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function visitorWith(settings: Record<string, string> = {}) {
  const values = {
    DATABASE_URL: "postgresql://127.0.0.1/x",
    DATA_DIR: "x",
    HOST: "127.0.0.1",
    PORT: "3000",
    ORIGIN: "http://localhost:3000",
    AUTH_SECRET: "a secret that is known to every test",
    ...settings,
  };
  Object.entries(values).forEach(([name, value]) => vi.stubEnv(name, value));
  vi.resetModules();

  return import("./visitor");
}

function sent(setCookie: string): string {
  return setCookie.slice(0, setCookie.indexOf(";"));
}

test("whoever was made is found by the cookie they were given", async () => {
  const { findVisitor, makeVisitor } = await visitorWith();
  const { id, setCookie } = makeVisitor();

  expect(findVisitor(sent(setCookie))).toBe(id);
  expect(findVisitor(`theme=dark; ${sent(setCookie)}; x=y`)).toBe(id);
  expect(makeVisitor().id).not.toBe(id);
});

test("scripts cannot read it, other sites do not send it along, and it stays for a year", async () => {
  const { makeVisitor } = await visitorWith();

  expect(makeVisitor().setCookie).toMatch(
    /^allclear_person=[\w-]{22}\.[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/,
  );
});

test("with https it is for https alone, and for this host alone", async () => {
  const { findVisitor, makeVisitor } = await visitorWith({ ORIGIN: "https://status.example.edu" });
  const { id, setCookie } = makeVisitor();

  expect(setCookie).toMatch(/^__Host-allclear_person=.*; Secure$/);
  expect(findVisitor(sent(setCookie))).toBe(id);
  expect(findVisitor(sent(setCookie).replace("__Host-", ""))).toBeNull();
});

test("what we did not sign names nobody, and does not hide what we did", async () => {
  const { findVisitor, makeVisitor } = await visitorWith();
  const mine = sent(makeVisitor().setCookie);
  const [name = "", value = ""] = mine.split("=");
  const [, signature = ""] = value.split(".");
  const forged = `${name}=${"A".repeat(22)}.${signature}`;

  for (const cookie of [null, "", "allclear_person", `${name}=`, `${name}=x.y`, forged, `${mine}x`, `x${mine}`]) {
    expect(findVisitor(cookie)).toBeNull();
  }
  expect(findVisitor(`${forged}; ${mine}`)).not.toBeNull();
});

test("another secret knows nobody, and stores them under other names", async () => {
  const first = await visitorWith();
  const { id, setCookie } = first.makeVisitor();
  const hash = first.hashVisitor(id);
  const second = await visitorWith({ AUTH_SECRET: "another secret, which is just as long" });

  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(first.hashVisitor(id)).toBe(hash);
  expect(second.findVisitor(sent(setCookie))).toBeNull();
  expect(second.hashVisitor(id)).not.toBe(hash);
});
