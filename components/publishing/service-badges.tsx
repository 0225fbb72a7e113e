import { badgePath } from "@/domain/publishing/embeds";
import { BadgeImage } from "./badge-image";

/** The badge of each service, and the name that `data-service` and the addresses have for it. */
export function ServiceBadges({ services }: { services: readonly { code: string; name: string }[] }) {
  return (
    <ul className="mt-2 divide-y divide-line">
      {services.map(({ code, name }) => (
        <li key={code} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
          <span>
            <span className="font-semibold">{name}</span> is <code>{code.toLowerCase()}</code>
          </span>
          <a href={badgePath({ kind: "service", code })} className="inline-flex min-h-9 items-center">
            <BadgeImage scope={{ kind: "service", code }} of={name} />
          </a>
        </li>
      ))}
    </ul>
  );
}
