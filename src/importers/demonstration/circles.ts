import { AffiliationKind, OrganisationKind, ShowKind } from "../../entities";

export type CircleKey = "schools" | "colleges" | "universities" | "business" | "defence" | "health";

export interface ShowPlan {
  readonly title: string;
  readonly kind: ShowKind;
  /** Which of its circle's years it has, if not all. */
  readonly from?: number;
  readonly to?: number;
}

/** People of one world: where they work, what they talk about, and the shows on which they meet. */
export interface Circle {
  readonly key: CircleKey;
  readonly people: number;
  readonly employers: readonly OrganisationKind[];
  readonly employment: AffiliationKind;
  readonly titles: readonly string[];
  /** The widest first. */
  readonly topics: readonly string[];
  readonly shows: readonly ShowPlan[];
}

const { PODCAST, CONFERENCE, SEMINAR_SERIES, BROADCAST, VIDEO_SERIES, COURSE, WORKSHOP, EVENT } = ShowKind;
const { SCHOOL, COLLEGE, UNIVERSITY, BUSINESS, MILITARY, HOSPITAL, CHARITY } = OrganisationKind;
const { EMPLOYMENT, SERVICE } = AffiliationKind;

/** In a ring: guests of another circle come from a neighbouring one, but for schools and those beside them in defence. */
export const circles: readonly Circle[] = [
  {
    key: "schools",
    people: 72,
    employers: [SCHOOL],
    employment: EMPLOYMENT,
    titles: [
      "Headteacher",
      "Deputy headteacher",
      "Reading lead",
      "Class teacher",
      "Inclusion lead",
      "Governor",
    ],
    topics: [
      "education",
      "school-leadership",
      "teacher-wellbeing",
      "curriculum",
      "early-years",
      "reading-writing-and-counting-by-seven",
      "learning-by-eleven",
      "collaborative-networks",
    ],
    shows: [
      { title: "The Staffroom Kettle", kind: PODCAST },
      { title: "Wet Playtime", kind: PODCAST, from: 2021 },
      { title: "Ladder to Learning Summit", kind: CONFERENCE },
      { title: "Seven Minutes on Reading", kind: VIDEO_SERIES },
      { title: "Playground Duty", kind: WORKSHOP, to: 2023 },
    ],
  },
  {
    key: "colleges",
    people: 36,
    employers: [COLLEGE],
    employment: EMPLOYMENT,
    titles: [
      "Principal",
      "Head of apprenticeships",
      "Lecturer in engineering",
      "Careers lead",
      "Head of student life",
    ],
    topics: [
      "education",
      "college",
      "pathways-by-sixteen",
      "careers-guidance",
      "apprenticeships",
      "mentoring",
    ],
    shows: [
      { title: "The Workshop Door", kind: PODCAST },
      { title: "Second Chances Hour", kind: BROADCAST },
      { title: "Further Along", kind: PODCAST, from: 2022 },
      { title: "Apprentices Speak", kind: VIDEO_SERIES },
      { title: "Careers Clinic", kind: WORKSHOP },
    ],
  },
  {
    key: "universities",
    people: 44,
    employers: [UNIVERSITY],
    employment: EMPLOYMENT,
    titles: ["Professor of education", "Senior lecturer", "Research fellow", "Dean", "Head of outreach"],
    topics: ["education", "university", "education-research", "widening-participation", "learning-by-eleven"],
    shows: [
      { title: "Footnotes Aloud", kind: PODCAST },
      { title: "The Long Reading List", kind: PODCAST, to: 2024 },
      { title: "Ladder Research Seminars", kind: SEMINAR_SERIES },
      { title: "Open Door Lectures", kind: EVENT },
      { title: "Method without Madness", kind: COURSE },
    ],
  },
  {
    key: "business",
    people: 40,
    employers: [BUSINESS],
    employment: EMPLOYMENT,
    titles: [
      "Managing director",
      "Head of people",
      "Apprenticeship manager",
      "Workshop foreman",
      "Head of design",
    ],
    topics: ["business", "work", "apprenticeships", "management", "entrepreneurship", "skills"],
    shows: [
      { title: "Shop Floor Talk", kind: PODCAST },
      { title: "First Pay Packet", kind: PODCAST, from: 2021 },
      { title: "Five Regions Skills Forum", kind: CONFERENCE },
      { title: "Founders at Breakfast", kind: EVENT },
      { title: "Mentoring in a Morning", kind: WORKSHOP },
    ],
  },
  {
    key: "defence",
    people: 34,
    employers: [MILITARY],
    employment: SERVICE,
    titles: ["Commanding officer", "Reservist", "Training officer", "Padre", "Signals instructor"],
    topics: ["defence", "military-leadership", "reserve-forces", "officer-education", "service-families"],
    shows: [
      { title: "Over the Ridge", kind: PODCAST },
      { title: "Kit and Kin", kind: PODCAST, from: 2021 },
      { title: "Fenmarch Leadership Symposium", kind: CONFERENCE },
      { title: "Orders at Dawn", kind: SEMINAR_SERIES },
      { title: "Leading in the Rain", kind: COURSE },
    ],
  },
  {
    key: "health",
    people: 24,
    employers: [HOSPITAL, CHARITY],
    employment: EMPLOYMENT,
    titles: ["Ward manager", "Consultant", "Public health adviser", "Counsellor", "Physiotherapist"],
    topics: ["health", "public-health", "nursing", "sleep", "wellbeing-at-work"],
    shows: [
      { title: "Ward Round Radio", kind: BROADCAST },
      { title: "Slow Breathing", kind: PODCAST },
      { title: "Wellbeing at Work Day", kind: CONFERENCE },
      { title: "The Night Shift", kind: VIDEO_SERIES },
      { title: "Calm Classrooms", kind: WORKSHOP, from: 2021 },
    ],
  },
];

/** How many episodes of each kind of show there are in a year, and how many people take part in one: at least, at most. */
export const episodesAYear: Readonly<
  Record<ShowKind, readonly [count: number, least: number, most: number]>
> = {
  [PODCAST]: [4, 1, 2],
  [CONFERENCE]: [3, 3, 4],
  [SEMINAR_SERIES]: [2, 1, 3],
  [BROADCAST]: [3, 1, 2],
  [VIDEO_SERIES]: [2, 1, 2],
  [COURSE]: [1, 2, 3],
  [WORKSHOP]: [1, 2, 3],
  [EVENT]: [1, 2, 3],
};
