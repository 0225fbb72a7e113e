import { CommentForm } from "@/components/comments/comment-form";
import { emptyComment } from "@/components/comments/comment-values";
import { NotFoundMessage } from "@/components/site/not-found-message";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button, ButtonLink, type ButtonLook, buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Code } from "@/components/ui/code";
import { Key } from "@/components/ui/key";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Prose } from "@/components/ui/prose";
import { Section } from "@/components/ui/section";
import { Shape } from "@/components/ui/shape";
import { SkipLink } from "@/components/ui/skip-link";
import type { Tone } from "@/components/ui/tone";
import { ChartGallery } from "./chart-gallery";
import { FieldGallery } from "./field-gallery";

const tones: readonly Tone[] = ["ok", "slow", "part", "down", "work", "plain"];
const buttonLooks: readonly ButtonLook[] = ["primary", "secondary", "quiet"];

export function ComponentGallery() {
  return (
    <>
      <SkipLink />
      <Breadcrumbs
        crumbs={[
          { href: "/", label: "Status" },
          { href: "/log", label: "Log" },
        ]}
      />
      <PageTitle look="large" lead="Every component of components/ui, in every look.">
        Gallery
      </PageTitle>
      <Section id="badges" title="Badges, shapes, codes">
        <p className={row}>
          {tones.map((tone) => (
            <Badge key={tone} look="status" tone={tone}>
              {tone}
            </Badge>
          ))}
          <Badge look="label">Signed-in member</Badge>
          <Code>MAIL-7.12</Code>
          <Key>Esc</Key>
        </p>
        <p className={row}>
          {tones.map((tone) => (
            <Badge key={tone} look="count" tone={tone}>
              12
            </Badge>
          ))}
          {tones.map((tone) => (
            <Shape key={tone} tone={tone} />
          ))}
        </p>
      </Section>
      <Section id="buttons" title="Buttons">
        {buttonLooks.map((look) => (
          <p key={look} className={row}>
            <Button look={look}>{look}</Button>
            <Button look={look} aria-disabled>
              {look}, not now
            </Button>
            <ButtonLink look={look} href="#buttons">
              {look} link
            </ButtonLink>
            <span className={buttonClass(look)}>{look} of a framework</span>
          </p>
        ))}
      </Section>
      <Section id="notes" title="Notes and cards">
        {tones.map((tone) => (
          <Note key={tone} tone={tone}>
            <b>A note:</b> {tone}, with <a href="#notes">a link</a>.
          </Note>
        ))}
        <Card>A card</Card>
      </Section>
      <FieldGallery />
      <ChartGallery tones={tones} />
      <Section id="prose" title="Prose">
        <Card>
          <Prose html={prose} />
        </Card>
      </Section>
      <Section id="form" title="Form, refused">
        <CommentForm
          values={{ ...emptyComment("MAIL-7"), what: "x", email: "nobody" }}
          services={[{ code: "MAIL", name: "Mail" }]}
          refusal={{
            message: "2 fields have to change.",
            fields: {
              what: "Say a little more.",
              email: "This is not an email address. Correct it, or leave it empty.",
            },
          }}
        />
      </Section>
      <Section id="missing" title="Not found">
        <NotFoundMessage />
      </Section>
    </>
  );
}

const row = "mt-3 flex flex-wrap items-center gap-2";

const prose = `<p>A paragraph with <strong>weight</strong>, <em>stress</em>, <code>0x800CCC0F</code>, a <a href="#prose">link</a> and
Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft${"x".repeat(80)}.</p>
<ol><li>First</li><li>Second<ul><li>inside</li></ul></li></ol><blockquote><p>A quote.</p></blockquote>
<pre><code>535 5.7.8 Error: authentication failed: ${"UGFzc3dvcmQ6".repeat(12)}</code></pre>
<table><thead><tr><th>Day</th><th>Down</th></tr></thead><tbody><tr><td>Sunday</td><td>5 min</td></tr></tbody></table>`;
