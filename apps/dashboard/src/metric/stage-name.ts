/** Stages are the workspace's own words; the usual ones are written in the reader's language. */
export function stageName(stage: string, t: (key: string) => string, te: (key: string) => boolean): string {
  const key = `stages.${stage.toLowerCase()}`;
  if (/^(acquisition|sale|delivery|loyalty|service)$/i.test(stage) && te(key)) return t(key);
  return stage.charAt(0).toUpperCase() + stage.slice(1);
}
