import { ActionButton } from "@/components/console/action-button";
import type { FormAction } from "@/components/console/form-state";
import type { DiscountView, TapPlaces as Places } from "@/domain/confirmations/confirmation-views";
import { formatDateTime } from "@/domain/shared/time";
import { DiscountForm } from "./discount-form";

type TapPlacesProps = {
  incidentCode: string;
  places: Places;
  timeZone: string;
  now: Date;
  /** Null: who reads may not change them. */
  actions: { discount: FormAction; withdraw: FormAction } | null;
};

/** Where the taps came from, coarse, and what is left out of the count. Nothing where none came. */
export function TapPlaces({ incidentCode, places: { ranges, discounts }, timeZone, now, actions }: TapPlacesProps) {
  if (ranges.length === 0 && discounts.length === 0) {
    return null;
  }

  return (
    <details className="mt-3" open={discounts.length > 0}>
      <summary className="cursor-pointer py-2.5">Where the taps came from</summary>
      <p className="text-sm text-soft">
        The more taps come from one network, the less each counts. What looks made up can be left out.
      </p>
      <RangeTable ranges={ranges} timeZone={timeZone} now={now} />
      {discounts.length > 0 && (
        <ul className="mt-3 divide-y divide-line border-y border-line">
          {discounts.map((discount) => (
            <li key={discount.id} className="flex flex-wrap items-center gap-x-3 py-2">
              <span className="min-w-0 grow wrap-anywhere">{sentenceOf(discount, timeZone, now)}</span>
              {actions && (
                <ActionButton
                  action={actions.withdraw}
                  fields={{ id: discount.id }}
                  label={`Count again: ${sentenceOf(discount, timeZone, now)}`}
                >
                  Count again
                </ActionButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {actions && (
        <DiscountForm
          key={discounts.length}
          incidentCode={incidentCode}
          ranges={ranges.map(({ range }) => range)}
          timeZone={timeZone}
          discount={actions.discount}
        />
      )}
    </details>
  );
}

type RangeTableProps = Pick<Places, "ranges"> & { timeZone: string; now: Date };

function RangeTable({ ranges, timeZone, now }: RangeTableProps) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-left text-sm tabular-nums">
        <caption className="sr-only">Ranges of addresses that taps came from, the most first</caption>
        <thead className="text-soft">
          <tr>
            {["Addresses", "Networks", "Taps", "Count as", "First", "Last"].map((heading) => (
              <th key={heading} scope="col" className="border-b border-line py-1 pr-3 font-medium">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ranges.map(({ range, networks, taps, counted, firstAt, lastAt }) => (
            <tr key={range}>
              <th scope="row" className="border-b border-line py-1 pr-3 font-medium">
                {range}
              </th>
              {[networks, taps, counted].map((number, index) => (
                <td key={index} className="border-b border-line py-1 pr-3">
                  {number.toLocaleString("en-US")}
                </td>
              ))}
              {[firstAt, lastAt].map((at, index) => (
                <td key={index} className="border-b border-line py-1 pr-3">
                  {formatDateTime(at, timeZone, now)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "Not counted: 192.0.2.0/24, from 2:10 pm. A program of ours (Ann)". */
function sentenceOf({ range, fromAt, untilAt, note, createdByName }: DiscountView, timeZone: string, now: Date) {
  const parts = [
    range ?? "all networks",
    fromAt && `from ${formatDateTime(fromAt, timeZone, now)}`,
    untilAt && `until ${formatDateTime(untilAt, timeZone, now)}`,
  ];

  return `Not counted: ${parts.filter(Boolean).join(", ")}. ${note}${createdByName ? ` (${createdByName})` : ""}`;
}
