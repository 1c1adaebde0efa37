import { wordSet } from './words.ts';

/** What a counted noun stands for. */
export type NounClass = 'person' | 'body' | 'thing' | 'weapon' | 'occurrence' | 'place' | 'collective';

/** Fighting people: their side counts its combatants with these. */
export const COMBATANTS = wordSet(`
  soldier troop fighter militant rebel insurgent gunman terrorist jihadist guerrilla combatant militiaman militia mercenary commando commander paratrooper marine sailor airman
  serviceman servicewoman servicemember warrior trooper guard guardsman ranger infantryman conscript recruit cadet officer general colonel captain lieutenant sergeant private corporal
  operative sniper bomber assailant attacker hijacker pirate personnel jawan legionnaire legionary mujahideen mujahid reservist paramilitary defender occupier separatist extremist islamist
  cadre force army mutineer cyborg pilot crewman janjaweed vigilante gendarme
`);

/** Police and rescue: armed or in uniform, but not a side of a war. */
export const RESPONDERS = wordSet(`
  police policeman policewoman constable deputy detective trooper firefighter fireman paramedic medic rescuer responder lifeguard investigator agent cop
`);

/** Other people. */
export const CIVILIANS = wordSet(`
  person people man woman child kid boy girl baby infant toddler newborn teen teenager teen-ager adolescent youth youngster minor juvenile adult adult pensioner elder elderly
  civilian noncombatant non-combatant citizen national resident villager local inhabitant bystander passerby passer-by pedestrian neighbor neighbour tourist visitor traveler traveller pilgrim worshipper worshiper parishioner churchgoer
  student pupil schoolgirl schoolboy schoolchild schoolmate classmate teacher professor lecturer educator headmaster principal graduate undergraduate
  worker employee laborer labourer staff staffer colleague co-worker coworker miner farmer herder herdsman fisherman driver passenger motorist cyclist motorcyclist biker rider commuter trucker shopper customer patron diner guest reveler reveller partygoer concertgoer clubgoer spectator fan attendee participant
  doctor nurse surgeon physician patient medic medical-worker healthworker volunteer humanitarian aid-worker
  journalist reporter correspondent cameraman photographer editor blogger activist campaigner lawyer attorney judge prosecutor politician lawmaker legislator minister mayor governor councillor councilor councilman candidate diplomat ambassador official bureaucrat adviser advisor consultant envoy negotiator
  contractor engineer technician scientist researcher expert businessman businesswoman trader merchant vendor shopkeeper banker clerk cook chef waiter waitress bartender cleaner maid carer caretaker janitor
  priest pastor nun monk imam cleric bishop missionary rabbi deacon preacher churchman
  mother father parent son daughter brother sister sibling twin husband wife spouse fiance fiancee couple grandmother grandfather grandparent grandchild grandson granddaughter uncle aunt nephew niece cousin relative widow orphan relation
  victim casualty survivor hostage captive detainee prisoner inmate convict suspect defendant criminal thief robber gangster gangmember smuggler trafficker poacher migrant refugee evacuee asylum-seeker returnee immigrant expatriate foreigner stowaway
  protester protestor demonstrator marcher rioter picketer supporter opponent dissident follower adherent mourner striker looter
  player footballer athlete referee musician singer actor dancer artist performer climber hiker mountaineer skier swimmer surfer diver camper boater rower jockey hunter trekker skydiver scout
  crew crewmember seafarer seaman mariner skipper steward stewardess attendant astronaut aviator
  companion friend acquaintance roommate housemate partner lover member leader head chief boss founder owner landlord tenant occupant
  individual human soul life breadwinner inhabitant homeless squatter beggar
  brigand kidnapper abductor captor arsonist hitman warlord ringleader accomplice plotter instigator counterprotester counter-protester vigilante sympathiser sympathizer lifeguard airman
  gang gangbanger shooter perpetrator killer murderer stabber culprit offender fugitive escapee infidel martyr mayor
  one other others another rest remainder fatality
  male female
  muslim christian jew hindu sikh buddhist shiite shia sunni kurd yazidi druze alawite copt catholic protestant rohingya tutsi hutu pashtun tamil uighur uyghur hazara tuareg baloch masalit fulani arab
  westerner african european asian latino black white
  women-and-children family household villager townsperson settler nomad tribesman seminarian trainee intern apprentice veteran operator dweller goer
  holdout occupier rancher sheriff ranger co-founder adventurer bride groom mum dad mom pop
  peacekeeper observer monitor inspector
  case
`);

/** Dead people told by what is left of them. */
export const BODIES = wordSet('body corpse remains cadaver carcass coffin grave skeleton');

/** Buildings, vehicles and other things that can be hit. */
export const THINGS = wordSet(`
  building house home apartment flat residence dwelling structure school hospital clinic church mosque temple synagogue cathedral monastery shop store market mall supermarket hotel restaurant cafe factory plant mill warehouse depot workshop
  office tower skyscraper block villa hut shelter tent shack shanty cabin barn farm greenhouse stable bridge overpass flyover road street highway railway track tunnel dam levee dike wall roof floor unit room classroom kindergarten university college facility installation
  infrastructure substation powerplant pylon line pipeline refinery tank station terminal port pier dock airport runway hangar bunker trench checkpoint outpost post position base camp barracks headquarters stronghold hideout cave lab laboratory arms cache
  vehicle car truck lorry van bus minibus minivan tram train carriage wagon coach locomotive motorcycle motorbike bike bicycle taxi cab jeep suv pickup ambulance tractor trailer tanker convoy humvee apc
  aircraft airplane aeroplane plane jet warplane helicopter chopper airliner glider balloon ship boat vessel warship frigate destroyer submarine ferry trawler tugboat tug barge freighter dinghy yacht raft canoe cruiser corvette
  weapon gun rifle pistol handgun firearm machinegun machine-gun howitzer artillery-piece cannon mortar launcher radar battery system bullet cartridge magazine ammunition explosive detonator
  monument statue shrine cemetery property business tree crop field orchard cattle cow sheep goat animal dog horse livestock camel pig elephant lion bird
  site target area museum library theater theatre cinema stadium bakery pharmacy pharmacies kiosk stall villa mansion palace prison jail window door hectare tank armored-vehicle armoured-vehicle equipment
  canine horse drone-base
`);

/** Places that sides take and lose. */
export const PLACES = wordSet(
  'village town city settlement hamlet district province region territory neighborhood neighbourhood island municipality locality suburb hill hilltop community',
);

/** What is fired, dropped and shot down. */
export const WEAPONS = wordSet(
  'missile drone rocket shell projectile mortar bomb torpedo grenade uav warhead munition gunshot round bullet bombshell salvo firebomb volley canister cocktail flare firecracker torpedo',
);

/** Happenings that are counted. */
export const OCCURRENCES = wordSet(`
  attack strike airstrike air-strike raid bombing bombardment explosion blast shooting stabbing clash battle incident assault ambush massacre offensive skirmish firefight gunfight shootout operation
  earthquake quake aftershock tremor temblor eruption landslide mudslide avalanche flood tornado tornadoes twister hurricane cyclone typhoon storm wildfire fire blaze outbreak
  crash accident collision derailment wreck pileup homicide murder killing assassination execution kidnapping abduction robbery hijacking violation breach sortie airraid drill
  riot protest demonstration rally march arrest sighting eruption incursion shelling suicide beheading rape atrocity crime offence offense hack cyberattack hostage-taking siege uprising coup evacuation encounter confrontation sortie rape disaster blackout detonation gunfire-exchange knife-attack car-bombing hate-crime
`);

/** Nouns that name a group of people by a unit. */
export const COLLECTIVES = wordSet('family household group team unit platoon battalion brigade company crew gang squad force delegation crowd couple');

/** What the word stands for, from its singular; undefined where the lexicon does not know it. */
export function nounClass(word: string): NounClass | undefined {
  const known = CLASSES.get(word) ?? CLASSES.get(singular(word));
  if (known !== undefined) return known;
  return PERSON_ENDING.test(word) ? 'person' : undefined;
}

/** The singular of an English noun in lower case; words that are no plural come back as they are. */
export function singular(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.endsWith('men')) return `${word.slice(0, -3)}man`;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|zz|ss)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Whether the word is a plural that the lexicon or its ending shows. */
export function isPlural(word: string): boolean {
  return word === 'people' || word === 'others' || singular(word) !== word || word === 'police' || word === 'personnel' || word === 'crew';
}

const PERSON_ENDING = /(?:men|man|women|woman|ists?|goers?|children|child|workers?|holders?|makers?|keepers?|fighters?|seekers?|players?|members?)$/;

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    people: 'person',
    persons: 'person',
    men: 'man',
    women: 'woman',
    children: 'child',
    schoolchildren: 'schoolchild',
    grandchildren: 'grandchild',
    lives: 'life',
    shots: 'gunshot',
    wives: 'wife',
    thieves: 'thief',
    bodies: 'body',
    buses: 'bus',
    minibuses: 'minibus',
    viruses: 'virus',
    aches: 'ache',
    remains: 'remains',
    series: 'series',
    passersby: 'passerby',
    'passers-by': 'passer-by',
    police: 'police',
    personnel: 'personnel',
    aircraft: 'aircraft',
    houses: 'house',
    warehouses: 'warehouse',
    bridges: 'bridge',
    villages: 'village',
    vehicles: 'vehicle',
    hostages: 'hostage',
    mosques: 'mosque',
    caches: 'cache',
    fatalities: 'fatality',
    deputies: 'deputy',
    mercenaries: 'mercenary',
    airstrikes: 'airstrike',
    refugees: 'refugee',
    employees: 'employee',
    kurds: 'kurd',
    israelis: 'israeli',
    iraqis: 'iraqi',
    pakistanis: 'pakistani',
    bangladeshis: 'bangladeshi',
    saudis: 'saudi',
    yemenis: 'yemeni',
    nepalis: 'nepali',
    somalis: 'somali',
    omanis: 'omani',
    kuwaitis: 'kuwaiti',
    qataris: 'qatari',
    emiratis: 'emirati',
    afghanis: 'afghani',
    azerbaijanis: 'azerbaijani',
    kashmiris: 'kashmiri',
    taxis: 'taxi',
    headquarters: 'headquarters',
    barracks: 'barracks',
  }),
);

const CLASSES: ReadonlyMap<string, NounClass> = new Map(
  (
    [
      ['thing', THINGS],
      ['place', PLACES],
      ['weapon', WEAPONS],
      ['occurrence', OCCURRENCES],
      ['collective', COLLECTIVES],
      ['person', COMBATANTS],
      ['person', RESPONDERS],
      ['person', CIVILIANS],
      ['body', BODIES],
    ] satisfies [NounClass, ReadonlySet<string>][]
  ).flatMap(([kind, words]) => [...words].map((word): [string, NounClass] => [word, kind])),
);
