import { Section } from "@/components/ui/section";
import { type SubscriptionChoice, subscriptionChoiceLabels } from "@/domain/notifications/subscriptions";

type CountsProps = {
  choices: readonly { choice: SubscriptionChoice; confirmed: number; unconfirmed: number; suspended: number }[];
  /** A name that is null: everything. */
  services: readonly { name: string | null; count: number }[];
  incidents: number;
};

/** How many are subscribed, how often they are notified and of what. */
export function SubscriberCounts({ choices, services, incidents }: CountsProps) {
  if (choices.length === 0) {
    return <p className="mt-3">No subscribers yet. People subscribe at /subscribe.</p>;
  }

  return (
    <>
      <Section title="How often">
        <Table
          head={["Choice", "Subscribed", "Not confirmed", "Suspended"]}
          rows={choices.map(({ choice, confirmed, unconfirmed, suspended }) => ({
            name: subscriptionChoiceLabels[choice],
            counts: [confirmed, unconfirmed, suspended],
          }))}
        />
      </Section>
      <Section title="To what">
        <Table
          head={["Subscribed to", "Addresses"]}
          rows={[
            ...services.map(({ name, count }) => ({ name: name ?? "Everything", counts: [count] })),
            ...(incidents > 0 ? [{ name: "Single incidents, until they are over", counts: [incidents] }] : []),
          ]}
        />
      </Section>
    </>
  );
}

type TableProps = { head: readonly string[]; rows: readonly { name: string; counts: readonly number[] }[] };

function Table({ head, rows }: TableProps) {
  return (
    <table className="mt-2 w-full border-collapse text-left text-sm tabular-nums">
      <thead>
        <tr>
          {head.map((label) => (
            <th key={label} scope="col" className="border-b border-edge py-1 pr-3 font-semibold">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, counts }) => (
          <tr key={name}>
            <th scope="row" className="border-b border-line py-1 pr-3 font-medium">
              {name}
            </th>
            {counts.map((count, index) => (
              <td key={index} className="border-b border-line py-1 pr-3">
                {count.toLocaleString("en-US")}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
