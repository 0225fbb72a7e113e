import { expect, test } from "vitest";
import { stripFramework } from "./strip";

// As Next 16.4.5 writes a page of `force-dynamic`, shortened.
const page = `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><link rel="stylesheet" href="/_next/static/chunks/0tqx.css" data-precedence="next"/><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/310.js"/><link rel="modulepreload" href="/_next/static/chunks/311.js"/><script src="/_next/static/chunks/1wn.js" async=""></script><script src="/live.js" async=""></script><title>Campus IT status</title><meta name="description" content="d"/><link rel="icon" href="/favicon.svg?v=2"/><script src="/_next/static/chunks/0cz.js" noModule=""></script></head><body><div hidden=""><!--$--><!--/$--></div><main><h1>Hi <!-- -->1<!-- --> &amp; <!-- -->two &lt;b&gt;</h1><a href="/incidents/mail-7">MAIL-7</a><p hidden="">kept</p><svg viewBox="0 0 1 1" preserveAspectRatio="none"><path d="M0 0" stroke-width="2"></path></svg><form action="/api/comments" method="post"><input required="" name="a" value="b"/></form><template id="B:0"></template></main><!--$--><!--/$--><script id="_R_">(globalThis["TURBOPACK"]||[]).push({})</script><script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"\\u003cp\\u003e"])</script></body></html>`;

test("what remains is the page, one sheet and one script", () => {
  expect(stripFramework(page).html).toBe(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/_next/static/chunks/0tqx.css"><script src="/live.js" async></script><title>Campus IT status</title><meta name="description" content="d"><link rel="icon" href="/favicon.svg?v=2"></head><body><main><h1>Hi 1 &#x26; two &#x3C;b></h1><a href="/incidents/mail-7">MAIL-7</a><p hidden>kept</p><svg viewBox="0 0 1 1" preserveAspectRatio="none"><path d="M0 0" stroke-width="2"></path></svg><form action="/api/comments" method="post"><input required name="a" value="b"></form></main></body></html>`,
  );
});

test("the files that the page needs are named", () => {
  expect(stripFramework(page).assets).toEqual(["/_next/static/chunks/0tqx.css", "/live.js", "/favicon.svg"]);
});

test("a sheet or script that is linked twice stays once", () => {
  const twice = `<link rel="stylesheet" href="/a.css"><link rel="stylesheet" href="/a.css"><script src="/live.js"></script><script src="/live.js"></script>`;

  expect(stripFramework(twice).html.match(/a\.css|live\.js/g)).toEqual(["a.css", "live.js"]);
});

test("stripping what is stripped changes nothing", () => {
  const once = stripFramework(page).html;

  expect(stripFramework(once).html).toBe(once);
});

test("addresses of other sites are not our files", () => {
  const html = `<link rel="icon" href="//other.example/i.svg"><link rel="icon" href="https://other.example/i.svg">`;

  expect(stripFramework(html).assets).toEqual([]);
});
