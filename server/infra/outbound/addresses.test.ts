import { expect, test } from "vitest";
import { isPublicAddress, checkedLookup } from "./addresses";

test.each([
  ["93.184.216.34", true],
  ["2606:2800:220:1::1", true],
  ["127.0.0.1", false],
  ["127.8.8.8", false],
  ["0.0.0.0", false],
  ["10.1.2.3", false],
  ["172.31.255.255", false],
  ["192.168.0.1", false],
  ["100.64.0.1", false],
  ["169.254.169.254", false],
  ["224.0.0.1", false],
  ["255.255.255.255", false],
  ["::1", false],
  ["::", false],
  ["::127.0.0.1", false],
  ["::ffff:127.0.0.1", false],
  ["::ffff:a9fe:a9fe", false],
  ["64:ff9b::7f00:1", false],
  ["2002:7f00:1::", false],
  ["fe80::1", false],
  ["fc00::1", false],
  ["fec0::1", false],
  ["ff02::1", false],
  ["not an address", false],
])("%s is public: %s", (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

// The URL parser has already turned these spellings into an address; the check must see what is connected to.
test.each(["http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://[::ffff:127.0.0.1]/", "http://localhost/"])(
  "%s is refused",
  async (address) => {
    await expect(checkedLookup(new URL(address), "")).rejects.toThrow("is inside a private network");
  },
);

test.each([
  ["http://127.0.0.1:9100/metrics", "127.0.0.1:9100"],
  ["http://127.0.0.1/metrics", "other.example, 127.0.0.1:80"],
  ["https://127.0.0.1/metrics", "127.0.0.1:443"],
  ["http://127.0.0.1:9100/metrics", "127.0.0.1"],
  ["http://[::1]:9100/metrics", "[::1]:9100"],
  ["http://LOCALHOST:9100/metrics", "LocalHost"],
])("%s is allowed by %s", async (address, allowed) => {
  await expect(checkedLookup(new URL(address), allowed)).resolves.toBeTypeOf("function");
});

test("another port of an allowed host is refused", async () => {
  await expect(checkedLookup(new URL("http://127.0.0.1:22/"), "127.0.0.1:9100")).rejects.toThrow("private network");
});
