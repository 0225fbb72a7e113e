import { ServiceBadge } from "@/components/services/service-badge";
import { Code } from "@/components/ui/code";
import { Section } from "@/components/ui/section";
import type { CallerCard, CardGroup, HelpdeskAnswer } from "@/domain/helpdesk/caller-card";
import { servicePath } from "@/domain/shared/codes";
import { CardBadge } from "./card-badge";
import { PromiseLine } from "./promise-line";

type DayBoardProps = {
  services: HelpdeskAnswer["services"];
  groups: HelpdeskAnswer["groups"];
  readAt: string;
  phone: string | null;
  hours: string | null;
  onOpen: (key: string) => void;
};

/** The card of the day: what is open and promised, how every service is, what is planned, what has just ended, and our own number and hours. */
export function DayBoard({ services, groups, readAt, phone, hours, onOpen }: DayBoardProps) {
  const isOpen = groups.some(({ name, cards }) => name === "open" && cards.length > 0);

  return (
    <div className="grid gap-x-8 lg:grid-cols-2">
      {groups
        .filter(({ cards }) => cards.length > 0)
        .map(({ name, cards }) => (
          <div key={name} className={name === "open" ? "lg:col-span-2" : ""}>
            <Section title={titles[name]}>
              <ul className={`mt-2 grid gap-2 ${name === "open" ? "lg:grid-cols-2" : ""}`}>
                {cards.map((card) => (
                  <li key={card.key}>
                    <DayEntry card={card} onOpen={onOpen} />
                  </li>
                ))}
              </ul>
            </Section>
          </div>
        ))}
      {!isOpen && (
        <p className="order-first mt-6 text-lg lg:col-span-2">No open incidents. Everything that we know of works.</p>
      )}
      {services.length > 0 && (
        <Section title="Services">
          <ul className="mt-2 grid gap-x-6 sm:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2">
            {services.map(({ code, name, status }) => (
              <li key={code} className="flex flex-wrap items-center justify-between gap-x-3 border-b border-line py-1">
                <a
                  href={servicePath(code)}
                  target="_blank"
                  dir="auto"
                  className="inline-flex min-h-11 min-w-0 items-center wrap-anywhere"
                >
                  {name}
                </a>
                <ServiceBadge status={status} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Help desk">
        <p className="mt-1">
          {[phone, hours].filter((part) => part !== null).join(", ") || "No number and no hours are set."}
        </p>
        <p className="text-sm text-soft">Readers see this on every page. Read at {readAt}.</p>
      </Section>
    </div>
  );
}

const titles: Record<CardGroup, string> = {
  open: "Open now",
  planned: "Planned this week",
  ended: "Just resolved",
  announced: "Just announced",
  found: "Found",
};

function DayEntry({ card, onOpen }: { card: CallerCard; onOpen: (key: string) => void }) {
  return (
    <button
      type="button"
      onClick={() => onOpen(card.key)}
      className="block h-full w-full cursor-pointer rounded-box border border-line bg-card px-4 py-3 text-left hover:border-edge"
    >
      <span className="flex flex-wrap items-center gap-2">
        {card.code !== null && <Code>{card.code}</Code>}
        <CardBadge badge={card.badge} />
      </span>
      <span className="mt-1 block leading-snug font-semibold">{card.title}</span>
      <span className="block text-sm text-soft">{card.detail}</span>
      {card.promise && (
        <span className="block text-sm">
          <PromiseLine promise={card.promise} />
        </span>
      )}
    </button>
  );
}
