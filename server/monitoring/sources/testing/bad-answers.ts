import type { RequestListener, ServerResponse } from "node:http";
import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";

type BadAnswer = { readonly name: string; readonly listener: RequestListener; readonly sentence: RegExp };

const plain = { "content-type": "text/plain; version=0.0.4" };

/** Ways in which a metrics page can be bad, and the sentence about it. Refusing the connection needs no listener. */
export const badAnswers: readonly BadAnswer[] = [
  { name: "500", listener: (_request, response) => response.writeHead(500).end(), sentence: /answered 500\.$/ },
  { name: "404", listener: (_request, response) => response.writeHead(404).end(), sentence: /answered 404\.$/ },
  { name: "hang", listener: () => undefined, sentence: /did not answer within 8 s\.$/ },
  { name: "one byte a second", listener: drip, sentence: /did not answer within 8 s\.$/ },
  {
    name: "HTML",
    listener: page("<!doctype html>\n<title>Sign in</title>\n"),
    sentence: /web page, not with metrics\.$/,
  },
  { name: "cut JSON", listener: page('{"status":"success","data":{"resu\n'), sentence: /This is no metrics page/ },
  { name: "cut page", listener: cutWithoutLength, sentence: /stops in the middle of a line\.$/ },
  { name: "cut connection", listener: cut, sentence: /closed the connection in the middle\.$/ },
  { name: "cut chunk", listener: cutChunk, sentence: /closed the connection in the middle\.$/ },
  { name: "no HTTP", listener: speakOtherwise, sentence: /does not speak HTTP\.$/ },
  { name: "NaN", listener: page("queue NaN\n"), sentence: /queue is NaN now, which is no value\.$/ },
  { name: "Inf", listener: page("queue +Inf\n"), sentence: /queue is \+Inf now, which is no value\.$/ },
  { name: "endless body", listener: endless, sentence: /sent more than \d+ MB\.$/ },
  { name: "gzip bomb", listener: bomb, sentence: /sent more than \d+ MB\.$/ },
  { name: "redirect to a link-local address", listener: redirect, sentence: /redirects to another address/ },
];

/** The same for an address that should answer with JSON. */
export const badJsonAnswers: readonly BadAnswer[] = [
  ...badAnswers.filter(({ name }) => !/page|JSON|HTML|NaN|Inf/.test(name)),
  { name: "HTML", listener: page("<!doctype html>\n<title>Sign in</title>\n"), sentence: /is not JSON\.$/ },
  { name: "cut JSON", listener: page('{"value": 3'), sentence: /is not JSON\.$/ },
  { name: "NaN", listener: page('{"value": NaN}'), sentence: /is not JSON\.$/ },
  { name: "NaN as text", listener: page('{"value": "NaN"}'), sentence: /\/value is NaN now, which is no value\.$/ },
  { name: "Inf as text", listener: page('{"value": "-Inf"}'), sentence: /\/value is -Inf now, which is no value\.$/ },
  { name: "a number too large", listener: page('{"value": 1e999}'), sentence: /\/value is Infinity now/ },
  { name: "100,000 levels", listener: page("[".repeat(100_000)), sentence: /is not JSON\.$/ },
];

/** A page of 100,000 series around the one that is wanted. Not bad at all, only long. */
export function longPage(): string {
  const lines = Array.from(
    { length: 100_000 },
    (_, index) => `http_requests_total{path="/p/${index}",code="200"} ${index}\n`,
  );
  lines.splice(50_000, 0, "queue 31000\n");

  return lines.join("");
}

export function page(body: string): RequestListener {
  return (_request, response) => response.writeHead(200, plain).end(body);
}

/** As HTTP/1.0 does it: the connection ends, and nothing says whether the page did. */
function cutWithoutLength(_request: unknown, response: ServerResponse): void {
  response.socket?.end("HTTP/1.0 200 OK\r\ncontent-type: text/plain\r\n\r\nother 1\nqueue 31");
}

function drip(_request: unknown, response: ServerResponse): void {
  response.writeHead(200, plain);
  const timer = setInterval(() => response.write("#"), 1_000);
  response.on("close", () => clearInterval(timer));
}

function cut(_request: unknown, response: ServerResponse): void {
  response.writeHead(200, { ...plain, "content-length": "100" });
  response.write("queue 3", () => response.destroy());
}

function cutChunk(_request: unknown, response: ServerResponse): void {
  response.writeHead(200, plain);
  response.write("queue 3", () => response.destroy());
}

function speakOtherwise(_request: unknown, response: ServerResponse): void {
  response.socket?.end("SSH-2.0-OpenSSH_10.0\r\n");
}

function endless(_request: unknown, response: ServerResponse): void {
  response.writeHead(200, plain);
  const chunk = Buffer.from("other 1\n".repeat(8_192));
  const more = (): void => {
    while (!response.destroyed && response.write(chunk)) {
      // Until the socket is full.
    }
  };
  response.on("drain", more);
  more();
}

/** A few hundred kilobytes that unpack to 200 MB. */
function bomb(_request: unknown, response: ServerResponse): void {
  response.writeHead(200, { ...plain, "content-encoding": "gzip" });
  const lines = Buffer.from("other 1\n".repeat(8_192));
  pipeline(Readable.from(Array.from({ length: 3_000 }, () => lines)), createGzip(), response, () => undefined);
}

function redirect(_request: unknown, response: ServerResponse): void {
  response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data/" }).end();
}
