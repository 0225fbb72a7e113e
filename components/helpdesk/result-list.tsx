import { Code } from "@/components/ui/code";
import type { CallerCard } from "@/domain/helpdesk/caller-card";
import { CardBadge } from "./card-badge";

type ResultListProps = {
  id: string;
  cards: readonly CallerCard[];
  activeKey: string | null;
  onOpen: (key: string) => void;
};

/** What was found, the best on top. The box keeps the focus while arrow keys go through it. */
export function ResultList({ id, cards, activeKey, onOpen }: ResultListProps) {
  return (
    <ul id={id} role="listbox" aria-label="What was found" className="space-y-2">
      {cards.map((card) => (
        <li
          key={card.key}
          id={optionId(id, card.key)}
          role="option"
          aria-selected={card.key === activeKey}
          onClick={() => onOpen(card.key)}
          className="cursor-pointer rounded-box border border-line bg-card px-3 py-2 hover:border-edge aria-selected:border-ink aria-selected:bg-well aria-selected:ring-1 aria-selected:ring-ink"
        >
          <span className="flex flex-wrap items-center gap-2">
            {card.code !== null && <Code>{card.code}</Code>}
            <CardBadge badge={card.badge} />
          </span>
          <span className="mt-1 block leading-snug font-semibold">{card.title}</span>
          <span className="block text-sm text-soft">{card.reason ?? card.detail}</span>
        </li>
      ))}
    </ul>
  );
}

export function optionId(listId: string, key: string): string {
  return `${listId}-${key}`;
}
