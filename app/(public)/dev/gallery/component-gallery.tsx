import { CommentForm } from "@/components/comments/comment-form";
import { emptyComment } from "@/components/comments/comment-values";
import { NotFoundMessage } from "@/components/site/not-found-message";
import { Badge } from "@/components/ui/badge";
import { Button, ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Code } from "@/components/ui/code";
import { DayBars } from "@/components/ui/day-bars";
import { Prose } from "@/components/ui/prose";
import { Section } from "@/components/ui/section";
import { Sparkline } from "@/components/ui/sparkline";
import type { Tone } from "@/components/ui/tone";
import { gallerySeries, now } from "./samples";

const tones: readonly Tone[] = ["ok", "slow", "part", "down", "work", "plain"];

export function ComponentGallery() {
  return (
    <>
      <Section id="badges" title="Badges, code, buttons">
        <p className="mt-3 flex flex-wrap gap-2">
          {tones.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
          <Code>MAIL-7.12</Code>
        </p>
        <p className="mt-3 flex flex-wrap gap-2">
          <Button>Send</Button>
          <Button weight="plain">Cancel</Button>
          <ButtonLink href="#badges">Describe what you see</ButtonLink>
          <ButtonLink weight="main" href="#badges">
            Report a problem
          </ButtonLink>
        </p>
      </Section>
      <Section id="charts" title="Charts">
        <Card>
          {tones.map((tone) => (
            <Sparkline
              key={tone}
              points={gallerySeries}
              from={new Date(now.getTime() - 3_600_000)}
              to={now}
              gapSeconds={120}
              capacity={2500}
              threshold={2200}
              tone={tone}
            />
          ))}
        </Card>
        <DayBars days={[...tones, null, ...tones, null]} label="Two weeks with one day of each kind" />
      </Section>
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

const prose = `<p>A paragraph with <strong>weight</strong>, <em>stress</em>, <code>0x800CCC0F</code>, a <a href="#prose">link</a> and
Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft${"x".repeat(80)}.</p>
<ol><li>First</li><li>Second<ul><li>inside</li></ul></li></ol><blockquote><p>A quote.</p></blockquote>
<pre><code>535 5.7.8 Error: authentication failed: ${"UGFzc3dvcmQ6".repeat(12)}</code></pre>
<table><thead><tr><th>Day</th><th>Down</th></tr></thead><tbody><tr><td>Sunday</td><td>5 min</td></tr></tbody></table>`;
