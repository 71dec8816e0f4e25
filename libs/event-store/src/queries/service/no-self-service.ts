import type { SelfServiceState } from '@pulso/domain';

export const noSelfService: SelfServiceState = {
  ...{ people: 0, helped: 0, raised: 0 },
  ...{ sessions: 0, deflected: 0, immature: 0, contacted: 0, downvoted: 0 },
};
