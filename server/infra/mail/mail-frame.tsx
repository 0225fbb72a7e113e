import { Body } from "@react-email/body";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Hr } from "@react-email/hr";
import { Html } from "@react-email/html";
import { Link } from "@react-email/link";
import { Text } from "@react-email/text";
import { Fragment, type ReactElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";

/** What is at the end of each email: whose it is, and the private page of its reader. */
export type Foot = {
  readonly siteName: string;
  readonly url: string;
  /** What the link says, and how the sentence goes on after it. */
  readonly label: string;
  readonly after: string;
};

/** What an email says, and its foot. */
export function frameText(words: string, { siteName, url, label, after }: Foot): string {
  return [words, "", "-- ", siteName, `${label}${after}: ${url}`, notToPassOn, ""].join("\n");
}

/** The same as a whole document of HTML. Nothing in it is loaded from anywhere. */
export function frameHtml(words: ReactElement, { siteName, url, label, after }: Foot): string {
  return renderMail(
    <>
      {words}
      <Hr style={line} />
      <Text style={paragraph}>{siteName}</Text>
      <Text style={paragraph}>
        <MailLink href={url}>{label}</MailLink>
        {after}. {notToPassOn}
      </Text>
    </>,
  );
}

/** Words without a foot: to staff, whose work it is. */
export function renderMail(words: ReactElement): string {
  const mail = (
    <Html lang="en">
      <Head>
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{sheet}</style>
      </Head>
      <Body className="page" style={page}>
        <Container style={column}>{words}</Container>
      </Body>
    </Html>
  );

  return `<!doctype html>\n${renderToStaticMarkup(mail)}`;
}

/** Text as it was typed: a paragraph per blank line, a line break per line. No address in it becomes a link. */
export function Plain({ text }: { text: string }) {
  const paragraphs = text
    .split(/\n[ \t]*\n\s*/)
    .map((each) => each.trim())
    .filter((each) => each !== "");

  return paragraphs.map((each, index) => (
    <Text key={index} dir="auto" style={paragraph}>
      {each.split("\n").map((part, place) => (
        <Fragment key={place}>
          {place > 0 && <br />}
          {part}
        </Fragment>
      ))}
    </Text>
  ));
}

/** Staff's text, rendered and sanitised when it was written, with absolute links. A wide table in it scrolls. */
export function Written({ html }: { html: string }) {
  return <div style={{ overflowX: "auto" }} dangerouslySetInnerHTML={{ __html: html }} />;
}

export function MailLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="link" style={{ color: "#0b57d0", textDecoration: "underline" }}>
      {children}
    </Link>
  );
}

const notToPassOn = "Whoever has this link can do so too: do not share it.";

const page = {
  margin: "0 auto",
  padding: "16px",
  backgroundColor: "#ffffff",
  color: "#1b1b1f",
  fontFamily: "system-ui, -apple-system, sans-serif",
  fontSize: "16px",
  lineHeight: "1.5",
};
// Fixed: a wide table scrolls within it, where it would otherwise make it wider.
const column = { maxWidth: "40rem", marginLeft: "0", tableLayout: "fixed" } as const;
const paragraph = { fontSize: "16px", lineHeight: "1.5", margin: "16px 0" };
const line = { borderColor: "#8a8f98", margin: "24px 0" };

// What is written inline is for programs without style sheets; these know the dark, too.
const sheet = `
a { color: #0b57d0; }
pre { white-space: pre-wrap; }
table { border-collapse: collapse; }
th, td { border: 1px solid #8a8f98; padding: 4px 8px; text-align: start; }
@media (prefers-color-scheme: dark) {
  body, .page, .page td { background-color: #16181d !important; color: #e8eaed !important; }
  a, .link { color: #9ec1ff !important; }
}`;
