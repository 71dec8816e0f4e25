const rows = [];

/** Notes one measured figure with its aim; prints it at once. `better` says on which side of the aim is good. */
export function report(section, what, value, unit, aim, better = 'at least') {
  const met =
    aim === undefined ? '' : (better === 'at least' ? value >= aim : value <= aim) ? 'met' : 'NOT MET';
  rows.push({ section, what, value, unit, aim: aim === undefined ? '' : `${better} ${aim}`, met });
  console.log(
    `  ${what}: ${format(value)} ${unit} ${aim === undefined ? '' : `(aim ${better} ${aim}: ${met})`}`,
  );
}

export function printTable() {
  console.log('\n| section | figure | value | aim | |\n|---|---|---|---|---|');
  for (const { section, what, value, unit, aim, met } of rows) {
    console.log(`| ${section} | ${what} | ${format(value)} ${unit} | ${aim} | ${met} |`);
  }
}

function format(value) {
  if (!Number.isFinite(value)) return 'n/a';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Math.round(value * 1000) / 1000);
}
