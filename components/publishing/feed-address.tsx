/** A whole address, to be copied into another program. */
export function FeedAddress({ address }: { address: string }) {
  return (
    <code className="rounded-box border border-line bg-card px-[.4em] py-[.1em] text-[.9em] break-all">{address}</code>
  );
}
