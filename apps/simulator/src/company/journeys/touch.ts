import type { Draft, Scene } from '../scene.ts';
import { customerOf } from '../shopper.ts';

type Stage = 'acquisition' | 'sale' | 'delivery' | 'loyalty';
type Area = 'marketing' | 'sales' | 'delivery' | 'service';
type Source = 'web' | 'crm' | 'helpdesk' | 'survey' | 'erp';

export interface Place {
  stage: Stage;
  area: Area;
  source: Source;
  channel: string;
  touchpoint: string;
}

/** The envelope of everything a shopper does at a place. */
export function at({ shopper }: Scene, place: Place) {
  return {
    ...place,
    customer: customerOf(shopper),
    persona: shopper.persona,
    journey: 'furnish a home',
    properties: { country: shopper.country },
  };
}

export function touch(scene: Scene, place: Place, name: string, outcome?: string): Draft {
  return { kind: 'touchpoint', name, outcome, ...at(scene, place) };
}
