import { datasetList } from '../datasets/registry.ts';

export const usage = `Pulso simulator: real files and believable traffic through the public API.

  import <data set>   send a data set once, with its original event times; resumes after a stop
  replay <data set>   send it in time order at --speed times its own pace, for a wall to follow
  print <data set>    the events of a data set, one JSON object a line
  live                an omnichannel furniture company, at --rate events a second until stopped
  load                a fixed rate for --seconds or --events, then what was acknowledged and how fast

Data sets:
${datasetList}

  --url URL            the api (http://127.0.0.1:3000)
  --write-key KEY      or PULSO_WRITE_KEY in the environment
  --data DIR           where the files are, or their parent (data)
  --years 2016,2017    sfo_survey: which editions (2017)
  --journal-dir DIR    where an import notes its progress (data/imports)
  --fresh              forget that progress and send everything again; the api drops what it knows
  --batch-size N       events a request (500)    --concurrency N   requests at once (4)
  --speed N            replay: seconds of the past in one second (86400, a day a second)
  --again              replay, live: new message ids, so that a repetition counts anew
  --rate N             live (20, or what 650,000 events of history allow), load (1000): events a second
  --backfill-days N    live: history sent first (0), as dense as what follows
  --older-days N       live: how much longer the company has had customers; their orders are sent too (0)
  --seed N             live, load: the same seed tells the same story (1)
`;
