/** First names in use; the surnames are made up, so that together they name nobody. */
export const firstNames = words(
  `Ada Amara Anwen Arjun Asha Beatrix Bilal Bronwen Callum Carys Chidi Clara Dafydd Dalia Darius Edith Eilidh Elias Emrys
  Esme Farah Fergus Freya Gareth Greta Hamza Hannah Hugo Ines Idris Imogen Ivo Jana Jonas Kamala Keir Laila Leon Lowri
  Maeve Magnus Mina Morwenna Nadia Niall Nikhil Olwen Omar Orla Petra Priya Quentin Rafi Rhian Rosa Rufus Sana Selma
  Silas Sunita Tamsin Theo Uma Viola Wilf Yara Yusuf Zadie Zoltan`,
);
export const surnameStarts = words(
  `Amber Bex Bram Calder Corr Drum Elver Fal Fenn Gorse Hather Ister Jessa Kelder Lasker Mallo Nether Orri Peller Quar
  Rother Sallow Tarn Umber Vaner Wether Yarro Zell`,
);
export const surnameEnds = words("bourne combe dyke fold garth holt lathe mere scar stowe thwaite wick");

export const regions = words("Larkmere Thornstowe Quillhaven Osmarsh Wexcombe");
export const schoolNames = words(
  "Orchard Kingfisher Millrace Harebell Beacon Cobblers Juniper Lantern Otterbank Ropewalk",
);
export const businessNames = phrases(
  `Brambleforge Engineering / Two Kettles Catering / Saltglass Software / Cartwheel Logistics /
  Hollow Oak Joinery / Tidewater Turbines / Paperlark Design / Copperline Rail / Greenlane Growers /
  Bright Shed Studios / Northlight Optics / Plumb Line Builders / Longfield Dairies /
  Weatherhead Instruments / Small Hours Bakery / Ironbridge Lane Motors / Foxglove Pharmacy /
  Marrow & Pike Legal / Loom Street Textiles / Skyward Drones`,
);

/** Titles around a topic, which stands where the dots are. */
export const titlesOnATopic = phrases(
  `What … asks of us / The case for … / …, honestly / Why … is harder than it looks / Five mistakes in … /
  …: where to begin / The other side of … / Ten years of … / … on a small budget / Who is … for? /
  A good day in … / What we stopped doing in … / … after hours / Talking about … /
  The first hundred days of … / … without the jargon`,
);
export const bookTitles = phrases(
  `The Ladder and the Lamp / Slow Rooms / A Timetable for Hope / Seven Small Doors / Unhurried /
  The Borrowed Desk / Standing Orders, Softly / Second Bell / What the Caretaker Knew / Open Gates /
  The Quiet Apprentice / Maps for Mondays / Kindness under Canvas / Wet Playtime / Nobody Fails at Eleven /
  The Long Handover / Learning to Land / A Chair by the Window / First Wages / Rope, Rung, Roof`,
);

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}

function phrases(text: string): readonly string[] {
  return text.split(/\s+\/\s+/);
}
