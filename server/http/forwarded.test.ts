import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { clientAddress, trustProxies } from "./forwarded";

test.each([
  ["203.0.113.9", undefined, "203.0.113.9"],
  ["203.0.113.9", "198.51.100.1", "203.0.113.9"],
  ["127.0.0.1", "198.51.100.1", "198.51.100.1"],
  ["::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"],
  ["127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"],
  ["127.0.0.1", "198.51.100.1, 10.0.0.7", "198.51.100.1"],
  ["10.0.0.7", "2001:db8::1", "2001:db8::1"],
  ["10.0.1.7", "2001:db8::1", "10.0.1.7"],
  ["127.0.0.1", "nonsense, <script>", "127.0.0.1"],
  ["127.0.0.1", "6.6.6.6, nonsense", "127.0.0.1"],
  ["127.0.0.1", "6.6.6.6, 198.51.100.1:4711", "127.0.0.1"],
  ["::ffff:203.0.113.9", undefined, "203.0.113.9"],
  ["10.0.0.7", "::ffff:198.51.100.1", "198.51.100.1"],
  ["fe80::1%eth0", "198.51.100.1", "fe80::1%eth0"],
  ["127.0.0.1", undefined, "127.0.0.1"],
])("a request from %s that says %s came from %s", (peer, forwardedFor, address) => {
  expect(clientAddress(requestFrom(peer, forwardedFor), trustProxies("10.0.0.0/24"))).toBe(address);
});

function requestFrom(peer: string, forwardedFor: string | undefined): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: peer });
  const request = new IncomingMessage(socket);
  if (forwardedFor !== undefined) {
    request.headers["x-forwarded-for"] = forwardedFor;
  }

  return request;
}
