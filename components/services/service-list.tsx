import type { Clock } from "@/components/site/clock";
import { servicePath } from "@/domain/shared/codes";
import type { ServiceView } from "@/domain/services/views";
import { ServiceBars } from "./service-bars";
import { ServiceState } from "./service-state";
import { groupBy } from "@/domain/shared/group-by";
import { formatUptime } from "./uptime";

/** Every service with its last 90 days, by group. */
export function ServiceList({ services, clock }: { services: readonly ServiceView[]; clock: Clock }) {
  return groups(services).map(({ name, members }) => (
    <div key={name ?? ""}>
      {name && <h3 className="mt-5 text-base">{name}</h3>}
      <ul className="divide-y divide-line border-b border-line">
        {members.map((service) => (
          <li
            key={service.code}
            className="grid grid-cols-[minmax(5rem,auto)_1fr_auto] items-center gap-x-3 py-1.5 sm:grid-cols-[8rem_1fr_4.5rem_13.75rem] sm:gap-x-4 print:break-inside-avoid"
          >
            <a
              href={servicePath(service.code)}
              className="inline-flex min-h-11 min-w-0 items-center font-medium text-ink decoration-line wrap-anywhere hover:decoration-current"
            >
              {service.name}
            </a>
            <div className="order-last col-span-3 pb-2 sm:order-none sm:col-span-1 sm:pb-0">
              <a href={`${servicePath(service.code)}#days`} className="block">
                <ServiceBars service={service} />
              </a>
            </div>
            <span className="text-sm whitespace-nowrap text-soft tabular-nums sm:text-right">
              {formatUptime(service.uptime)}
            </span>
            <span className="justify-self-end sm:justify-self-start">
              <ServiceState service={service} clock={clock} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  ));
}

type Group = { name: string | null; members: readonly ServiceView[] };

/** In the order in which the services come. */
function groups(services: readonly ServiceView[]): Group[] {
  const members = groupBy(services, ({ groupName }) => groupName);

  return [...members].map(([name, grouped]) => ({ name, members: grouped }));
}
