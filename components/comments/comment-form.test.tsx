import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { CommentForm } from "./comment-form";
import { emptyComment } from "./comment-values";

const services = [{ code: "MAIL", name: "Mail" }];

test("a refused form keeps what was typed, takes the focus, and links each error to its field", () => {
  const html = renderToStaticMarkup(
    <CommentForm
      values={{ ...emptyComment("MAIL-7"), what: "</textarea><b>slow", service: "MAIL", email: "nobody", follow: "on" }}
      services={services}
      canBeNotified
      refusal={{ message: "No.", fields: { email: "This is not an email address." } }}
    />,
  );

  expect(html).toContain("&lt;/textarea&gt;&lt;b&gt;slow");
  expect(html).toContain('<option value="MAIL" selected="">');
  expect(html).toMatch(/role="alert" tabindex="-1" autofocus=""/i);
  expect(html).toContain('href="#field-email"');
  expect(html).toMatch(/name="follow"[^>]*checked=""/);
  expect(html).toMatch(
    /id="field-email"[^>]*aria-invalid="true"[^>]*aria-describedby="field-email-hint field-email-error"/,
  );
});

test("a new form has no errors, and the entry that it is about", () => {
  const html = renderToStaticMarkup(<CommentForm values={emptyComment("MAIL-7")} services={services} />);

  expect(html).not.toContain('aria-invalid="true"');
  expect(html).not.toContain('role="alert"');
  expect(html).not.toContain('checked=""');
  expect(html).toContain('name="incident" value="MAIL-7"');
});
