import { ActionButton } from "@/components/console/action-button";
import type { FormAction } from "@/components/console/form-state";
import { formatDateTime } from "@/domain/shared/time";

type Session = { id: string; device: string; network: string; createdAt: Date; lastUsedAt: Date };

type SessionRowsProps = {
  sessions: readonly Session[];
  currentId: string | null;
  timeZone: string;
  now: Date;
  endOne: FormAction;
  endOthers: FormAction;
};

/** The devices that somebody is signed in on, each of which they can sign out. */
export function SessionRows({ sessions, currentId, timeZone, now, endOne, endOthers }: SessionRowsProps) {
  return (
    <>
      <ul className="mt-3 divide-y divide-line border-y border-line" aria-label="Sessions">
        {sessions.map(({ id, device, network, createdAt, lastUsedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-2 py-3">
            <span className="min-w-0 flex-1 basis-56">
              <b>{device}</b> {id === currentId && <span className="text-sm text-soft">this one</span>}
              <span className="block text-sm text-soft">
                Last used {formatDateTime(lastUsedAt, timeZone, now)} · signed in{" "}
                {formatDateTime(createdAt, timeZone, now)} · network {network}
              </span>
            </span>
            {id !== currentId && (
              <ActionButton action={endOne} fields={{ id }} label={`End the session on ${device}`}>
                End
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="mt-3">
          <ActionButton action={endOthers} fields={{}}>
            End all other sessions
          </ActionButton>
        </div>
      )}
    </>
  );
}
