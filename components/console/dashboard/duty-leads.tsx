/** Whom staff call first, while there is such a one. */
export function DutyLeads({ leads }: { leads: readonly { id: string; name: string; email: string }[] }) {
  if (leads.length === 0) {
    return null;
  }

  return (
    <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-soft">
      {leads.length === 1 ? "Duty lead:" : "Duty leads:"}
      {leads.map(({ id, name, email }) => (
        <span key={id}>
          {name}, <a href={`mailto:${email}`}>{email}</a>
        </span>
      ))}
    </p>
  );
}
