// Written by scripts/generate-font-catalogue.ts from the font files; do not edit.
import type { FamilyData } from '../family-data.ts';

export const families: readonly FamilyData[] = [
  {
    "id": "source-serif-4",
    "package": "source-serif-4",
    "weights": [
      400,
      600,
      700
    ],
    "italic": true,
    "slices": [
      {
        "name": "latin",
        "characters": "w-2m y-2n 1e x-1 a0-1 a k 2 10-1 2-1 4-1 q 6 5p5 7 2 8-1 4-2 2-2 4 4 c-1 6-1 a 2w 3a 33 2 3j 3"
      },
      {
        "name": "latin-ext",
        "characters": "w x-1 2m 2o-17 3-2 4-t 3-h 3-n g 3 e-1 e-1 t-f a-1 h-1 v-3 s q 8 8 27 2-1 4-1 4 2-1 8-5 h 4-2 t-1 2-1 4-1 q 6 55m 4-2 4 2-1 2 4-2 3 1t 4 r 29-3 h-1 3-1 5-1 b-5 3-1 3-7 h-9 9-3 h-5 9-1 3-1 4 7 2c-7 87 3l 3 2-1 2 2 3 3-1 2-1 3-2 3 2 2c"
      },
      {
        "name": "vietnamese",
        "characters": "w x-1 2m 2q-1 d-1 n-1 1r-1 1j-1 e-1 9c-1 2-1 4-1 q 6 5fb-2h c2"
      },
      {
        "name": "greek",
        "characters": "w x-1 2m k4-1 9 6-6 2 2-j 2-17 9 2 2 2 4"
      },
      {
        "name": "cyrillic",
        "characters": "w x-1 2m gx 73-2n 1d-1 v-1 5lx"
      },
      {
        "name": "cyrillic-ext",
        "characters": "w x-1 2m qq-1 f-3 t-1 3-5 5-3 7-1 3-1 3-1 3-1 3-1 5-2 d-2 3-5 9-1 3-3 5-1 3-1 5hd"
      }
    ]
  },
  {
    "id": "eb-garamond",
    "package": "eb-garamond",
    "weights": [
      400,
      600,
      700
    ],
    "italic": true,
    "slices": [
      {
        "name": "latin",
        "characters": "w-2m y-2n 3 1b x-1 a0-1 a k 2 10-1 2-1 4-1 q 6 5p5 7 2 8-1 4-2 2-2 4 4 c-1 6-1 a 2w 3a 33 2 3j 3 17my",
        "notInItalic": "4y-1 6"
      },
      {
        "name": "latin-ext",
        "characters": "w x 2n x 1r-1c 2-v 3-9y 2-3 5 3-5 2-3 c-1 2-3 k 9-1 2-1 4-1 q 6 53r-2 2-3 3-3 2 9 3-1 4-2 4-4 2-2 2-1 2-7 2 2-5 4-3 3 2-3 4-2 3 6-4 5 1e 2 2 r 3 1u-4f 2b-d 81 3l 2-6 2 2-1 3-1 2-1 3-2 2-1 2e 28d-v o87-b h-1 6 8 2 4 2 i y-1 s 29-4",
        "notInItalic": "gh-2 2 2 6-1 2-2 2-b 2-3 3-i 2-6 2-s 5-2 56y-1 3-3 3-3 2 9 3-1 4-2 4-4"
      },
      {
        "name": "vietnamese",
        "characters": "w x 2n x 1t-1 d-1 n-1 1r-1 1j-1 e-1 9c-1 2-1 4-1 q 6 5fb-2h c2"
      },
      {
        "name": "greek",
        "characters": "w x 2n x 1t he-1 5 4 6-6 2 2-j 2-18 2-6 2 2-2 4 f-2 7 2",
        "notInItalic": "rd 2 2 4 h 9"
      },
      {
        "name": "cyrillic",
        "characters": "w x 2n x 1t e7 73-2n 1d-1 v-1 5lx"
      },
      {
        "name": "greek-ext",
        "characters": "w x 2n x 1t 5xa-l 3-5 3-11 3-5 3-7 2 2 2 2-u 3-1g 2-e 2-d 3-5 2-i 3-2 2-8"
      },
      {
        "name": "cyrillic-ext",
        "characters": "w x 2n x 1t o0-1 7-1 5 2-5 j-5 3-t 3-25 h-3 7-3 7-5 5-1 5fp"
      }
    ]
  },
  {
    "id": "literata",
    "package": "literata",
    "weights": [
      400,
      600,
      700
    ],
    "italic": true,
    "slices": [
      {
        "name": "latin",
        "characters": "w-2m y-2n 3 1b x-1 a0-1 a k 2 10-1 2-1 4-1 q 5pi 2 8-1 4-2 2-2 4 4 c-1 6-1 a 2w 3a 33 2 3j 3"
      },
      {
        "name": "latin-ext",
        "characters": "w x 2n x 1r-1c 2-v 3-16 h 3 e-1 e-1 k-o a-1 3-1 f-x f-3 3-3 4 q 8 8 2g-1 2 2-1 8-5 h z-1 2-1 4-1 q 5b9-1 3-3 5-3 5-1 3-1 3-1 5-1 3-1 7-5 7-7 3-7 7-f 3-3 9-3 5-5 9-1 3-1 4 7 2c-7 87 3l 2-1 2-1 2 2 2-1 3-1 2-1 3-2 2-1 2e"
      },
      {
        "name": "vietnamese",
        "characters": "w x 2n x 1t-1 d-1 n-1 1r-1 1j-1 e-1 9c-1 2-1 4-1 q 5fh-2h c2"
      },
      {
        "name": "greek",
        "characters": "w x 2n x 1t he-1 5 4 6-6 2 2-j 2-17 9-a"
      },
      {
        "name": "cyrillic",
        "characters": "w x 2n x 1t e7 74-26 2-e 1d-1 v-1 5lx"
      },
      {
        "name": "greek-ext",
        "characters": "w x 2n x 1t 5xa-l 3-5 3-11 3-5 3-7 2 2 2 2-u 3-1g 2-e 2-d 3-5 2-i 3-2 2-8"
      },
      {
        "name": "cyrillic-ext",
        "characters": "w x 2n x 1t o0-1 7-1 13-1 3-1 3-1 7-1 b-1 b-1 t-1 f-1 5hn"
      }
    ]
  },
  {
    "id": "source-sans-3",
    "package": "source-sans-3",
    "weights": [
      400,
      600,
      700
    ],
    "italic": true,
    "slices": [
      {
        "name": "latin",
        "characters": "w-2m y-2n 1e x-1 a0-1 a k 2 10-1 2-1 4-1 q 6 5pc 2 8-1 4-2 2-2 4 4 c-1 6-1 a 2w 3a 33 2 3j 3 17my"
      },
      {
        "name": "latin-ext",
        "characters": "w x-1 2m 2o-1c 2-v 3-19 5 4 3-3 2-2 2-1 3-1 3 2-1 e-2 6 8-4 a-g 5-5 3-1 3-2 4-1 2-a 3-1 3-1 3-1 b-8 2-1 3-1 g 3-4 3-4 3-1 7-17 2-8 2-b 2-1 3-1 2-4 2-7 8-4 3-2 3-5 6-5 4-7 6-1 2-4 9 j-1 2-1 4-1 q 6 54s 7 2 2-1 2-7 2 2-5 4-4 2 2-3 4-2 3 k-1 9 2 4 t 4 c 2 2 b 4 1v-1 3-1 3-7 5-1 7-d 7-9 3-b 9-1 3-d 3-1 3-5 3-1 b-7 9-9 7-1 2b-7 87 3l 2-1 2-1 2 2 3 3-1 2-1 3-2 3 2e 28d-2 3-1 b c o85-3 15-1 b-1 9-1 k-e 2 10-1 5 2 1p-2"
      },
      {
        "name": "vietnamese",
        "characters": "w x-1 2m 2q-1 d-1 n-1 1r-1 1j-1 e-1 9c-1 2-1 4-1 q 6 5fb-2h c2"
      },
      {
        "name": "greek",
        "characters": "w x-1 2m k4-1 5 4 6-6 2 2-j 2-1a 4 2 2 2 2 4 j 3-1"
      },
      {
        "name": "cyrillic",
        "characters": "w x-1 2m gx 73-2n 1d-1 v-1 5lx"
      },
      {
        "name": "greek-ext",
        "characters": "w x-1 2m 600-l 3-5 3-11 3-5 3-7 2 2 2 2-u 3-1g 2-e 2-d 3-5 2-i 3-2 2-8"
      },
      {
        "name": "cyrillic-ext",
        "characters": "w x-1 2m qq-1 f-3 t-1 3-5 5-3 7-1 3-1 3-1 3-1 3-1 5-4 3-1 7-2 3-5 9-1 3-3 5-1 3-1 3-1 5h9"
      }
    ]
  },
  {
    "id": "inter",
    "package": "inter",
    "weights": [
      400,
      600,
      700
    ],
    "italic": true,
    "slices": [
      {
        "name": "latin",
        "characters": "w-2m y-c 2-29 1e x-1 a0-1 a k 2 10-1 2-1 4-1 q 5pb 7 2 8-1 4-2 2-2 4 4 c-1 6-1 a 2w 3a 33 2 3j 17n1"
      },
      {
        "name": "latin-ext",
        "characters": "w x 2n 10 1o-1c 2-m 2-7 3-33 2-3z 2-11 3-6 2-a 2-i 2-k 2-9 2-5 2-9 6-10 2-1 4-1 q 53x d e 14 4-2 4 2-1 2 4-2 3 7-3 1j 4 r 4 1t-4b 2-2 2b-d 81 3k-b 2-2 2-4 3-2 2-3 2c 295 3 oe8"
      },
      {
        "name": "vietnamese",
        "characters": "w x 2n 10 1q-1 d-1 n-1 1r-1 1j-1 e-1 9c-1 2-1 4-1 q 5fh-2h c2"
      },
      {
        "name": "greek",
        "characters": "w x 2n 10 j4-2 4-5 5-6 2 2-j 2-1g 5-1 j-6 3-1 2-3"
      },
      {
        "name": "cyrillic",
        "characters": "w x 2n 10 fx 73-2n 1d-1 v-1 5lx"
      },
      {
        "name": "greek-ext",
        "characters": "w x 2n 10 5z0-l 3-5 3-11 3-5 3-7 2 2 2 2-u 3-1g 2-e 2-d 3-5 2-i 3-2 2-8"
      },
      {
        "name": "cyrillic-ext",
        "characters": "w x 2n 10 po-p 7-f 3-b 3-f 3-25 1c 5fp 2mj nts"
      }
    ]
  },
  {
    "id": "ibm-plex-sans",
    "package": "ibm-plex-sans",
    "weights": [
      400,
      600,
      700
    ],
    "italic": true,
    "slices": [
      {
        "name": "latin",
        "characters": "w-2m y-2n 1e x-1 a0-1 a k 2 10-1 2-1 4-1 q 5pb 7 2 8-1 4-2 2-2 4 4 c-1 6-1 a 2w 3a 33 2 3j 3 17my"
      },
      {
        "name": "latin-ext",
        "characters": "w 1t-1 1q 2o-1c 2-v 3-17 g 3 e-1 e-1 t-f u-5 p-3 s y 2r b m z-1 2-1 4-1 q 5el-5 p 2c-7 87 3l 3 2 2-3 2-1 3-1 2-1 3-2 3 2 2c"
      },
      {
        "name": "vietnamese",
        "characters": "w 1t-1 1q 2q-1 d-1 n-1 1r-1 1j-1 e-1 9c-1 2-1 4-1 q 5fh-2h c2"
      },
      {
        "name": "greek",
        "characters": "w 1t-1 1q ke 6-6 2 2-j 2-17"
      },
      {
        "name": "cyrillic",
        "characters": "w 1t-1 1q gx 73-2n 1d-1 v-1 5lx"
      },
      {
        "name": "cyrillic-ext",
        "characters": "w 1t-1 1q qq-1 7-1 7-3 t-t 3-g d-a 3-d 5-b 17-1 5fz"
      }
    ]
  },
  {
    "id": "ibm-plex-mono",
    "package": "ibm-plex-mono",
    "weights": [
      400,
      600,
      700
    ],
    "italic": true,
    "slices": [
      {
        "name": "latin",
        "characters": "w-2m y-2n 1e x-1 a0-1 a k 2 10-1 2-1 4-1 q 5ps-1 4-2 2-2 4 4 c-1 6-1 a 2w 3a 33 2 3j 3"
      },
      {
        "name": "latin-ext",
        "characters": "w 1t-1 1q 2o-1c 2-v 3-17 g 3 e-1 e-1 t-f u-5 p-3 s y 2r b m z-1 2-1 4-1 q 5el-5 p 2c-7 87 3l 3 2 2-3 2-1 3-1 2-1 3-2 3 2 2c"
      },
      {
        "name": "vietnamese",
        "characters": "w 1t-1 1q 2q-1 d-1 n-1 1r-1 1j-1 e-1 9c-1 2-1 4-1 q 5fh-2h c2"
      },
      {
        "name": "cyrillic",
        "characters": "w 1t-1 1q gx 73-2n 1d-1 v-1 5lx"
      },
      {
        "name": "cyrillic-ext",
        "characters": "w 1t-1 1q r6-1 v-b 3-5 5-1 3-1 3-1 3-5 5-2 d-a 3-3 3-7 5-7 3-1 5h7"
      }
    ]
  },
  {
    "id": "noto-sans",
    "package": "noto-sans",
    "weights": [
      400,
      600,
      700
    ],
    "italic": true,
    "slices": [
      {
        "name": "latin",
        "characters": "w-2m y-2n 1e x-1 a0-1 a k 2 10-1 2-1 4-1 q 6 5p5 7 2 8-1 4-2 2-2 4 4 c-1 6-1 a 2w 3a 6o 17n1"
      },
      {
        "name": "latin-ext",
        "characters": "w 3k 2o-1c 2-v 3-9y 2-9 2-5 2-9 6-10 2-1 4-1 q 6 53r-5b 1t-4f 2b-d 81 3k-b 2-j 2b 28d-v o81-4q 6-1 2 2-4 p-d",
        "notInItalic": "6gw"
      },
      {
        "name": "vietnamese",
        "characters": "w 3k 2q-1 d-1 n-1 1r-1 1j-1 e-1 9c-1 2-1 4-1 q 6 5fb-2h c2"
      },
      {
        "name": "greek",
        "characters": "w 3k k0-7 3-5 5-6 2 2-j 2-1q f-f"
      },
      {
        "name": "greek-ext",
        "characters": "w 3k 600-l 3-5 3-11 3-5 3-7 2 2 2 2-u 3-1g 2-e 2-d 3-5 2-i 3-2 2-8"
      },
      {
        "name": "cyrillic",
        "characters": "w 3k gx 73-2n 1d-1 v-1 5lx"
      },
      {
        "name": "cyrillic-ext",
        "characters": "w 3k qo-1b 3-t 3-3h 4lt-8 to 2lo-v nr5-2n han-1"
      }
    ]
  },
  {
    "id": "noto-serif",
    "package": "noto-serif",
    "weights": [
      400,
      600,
      700
    ],
    "italic": true,
    "slices": [
      {
        "name": "latin",
        "characters": "w-2m y-2n 1e x-1 a0-1 a k 2 10-1 2-1 4-1 q 6 5p5 7 2 8-1 4-2 2-2 4 4 c-1 6-1 a 2w 3a 6o 17n1"
      },
      {
        "name": "latin-ext",
        "characters": "w 3k 2o-1c 2-v 3-9y 2-9 2-5 2-9 6-10 2-1 4-1 q 6 53r-5b 1t-4f 2b-d 81 3k-b 2-j 2b 28d-v o81-4q 6-1 2 2-4 p-d",
        "notInItalic": "6gw"
      },
      {
        "name": "vietnamese",
        "characters": "w 3k 2q-1 d-1 n-1 1r-1 1j-1 e-1 9c-1 2-1 4-1 q 6 5fb-2h c2"
      },
      {
        "name": "greek",
        "characters": "w 3k k0-7 3-5 5-6 2 2-j 2-1q f-f"
      },
      {
        "name": "greek-ext",
        "characters": "w 3k 600-l 3-5 3-11 3-5 3-7 2 2 2 2-u 3-1g 2-e 2-d 3-5 2-i 3-2 2-8"
      },
      {
        "name": "cyrillic",
        "characters": "w 3k gx 73-2n 1d-1 v-1 5lx"
      },
      {
        "name": "cyrillic-ext",
        "characters": "w 3k qo-1b 3-t 3-3h 4lt-8 to 2lo-v nr5-2n han-1"
      }
    ]
  },
  {
    "id": "vazirmatn",
    "package": "vazirmatn",
    "weights": [
      400,
      600,
      700
    ],
    "italic": false,
    "slices": [
      {
        "name": "arabic",
        "characters": "w x 2n 12k-1 3-2 3 6 4 2-p 3 3-o 2-1 5-h 3 5 3 2 3 4-1 2-1 8 2 2-1 2 2 6-1 3 5-4 2 6 5 2-2 2-3 3-a 2-3 7-2 b 7-9 2x-1 4vd-2 2-1 17b3-1 5-3 d-7 d-3 b-d 9-1 6 2-a e-1 j-9 2-1 3-1 5-1 j-3 8v-1 4z a 38-4 2-3q"
      }
    ]
  },
  {
    "id": "noto-sans-hebrew",
    "package": "noto-sans-hebrew",
    "weights": [
      400,
      600,
      700
    ],
    "italic": false,
    "slices": [
      {
        "name": "hebrew",
        "characters": "w d 37 h3-1 i1-1i 9-q 5-5 55k-4 4a 10i 164x-p 2-4 2 2-1 2-1 2-9"
      }
    ]
  },
  {
    "id": "noto-sans-devanagari",
    "package": "noto-sans-devanagari",
    "weights": [
      400,
      600,
      700
    ],
    "italic": false,
    "slices": [
      {
        "name": "devanagari",
        "characters": "w 3k f0 18k-3j 3td-12 2-1 lu-2 4s 1j yk pr8-9 4n-v mip-9"
      }
    ]
  },
  {
    "id": "noto-sans-thai",
    "package": "noto-sans-thai",
    "weights": [
      400,
      600,
      700
    ],
    "italic": false,
    "slices": [
      {
        "name": "thai",
        "characters": "w 3k f0 r 18 1a 24w-1l 5-s 3hs-2 14v"
      }
    ]
  },
  {
    "id": "small-symbols",
    "package": "noto-sans-jp",
    "weights": [
      400,
      600,
      700
    ],
    "italic": false,
    "slices": [
      {
        "name": "56",
        "characters": "7hg-2 r-2 6 5-1 7-1 5-3 g i v 2-2 2-2 5-1 4-b 1s-1 1w o z 3 m w-t e b7-1 3u 1n-1 7e-2 j 3f"
      },
      {
        "name": "57",
        "characters": "79t-1a 4-g 2-1 2-3 2-5 2-3f 3-9 6 6 9-1 8-1 2 4-3 f-1"
      },
      {
        "name": "58",
        "characters": "6it 4-1 5 7 b 5-1 4 3 7 6 2h-5 v-1 b-2 5-1 4 m-3 c d-1 2-1 2-3 4 2 2 2 5 3 3 3 2-1 2 2-4 6-3 6 6 2 3 4 k 2 2-1 9-1 3-1 3-1 b-5 3-1 a-4 7 5 q r-1 k m-2 h h-1 3q-1 d-e 2 c-1 20 1y-2v"
      },
      {
        "name": "59",
        "characters": "6c1-1 4 2-2 4 3 f 3 2 d 5 a 2g 2-1 1d-1 y"
      },
      {
        "name": "60",
        "characters": "6qv vt 37"
      },
      {
        "name": "61",
        "characters": "6cy fj x-1"
      },
      {
        "name": "62",
        "characters": "6ok"
      },
      {
        "name": "63",
        "characters": "6qx fz e9 6 5s"
      },
      {
        "name": "64",
        "characters": "76v"
      },
      {
        "name": "66",
        "characters": "6cg"
      },
      {
        "name": "67",
        "characters": "76u be"
      },
      {
        "name": "68",
        "characters": "7bw 7"
      },
      {
        "name": "69",
        "characters": "6xe nu"
      },
      {
        "name": "70",
        "characters": "7l7"
      },
      {
        "name": "71",
        "characters": "76t 4y"
      },
      {
        "name": "73",
        "characters": "6qm l2"
      },
      {
        "name": "74",
        "characters": "6cl"
      },
      {
        "name": "75",
        "characters": "76s 4d 8v 2"
      },
      {
        "name": "76",
        "characters": "6sm-1"
      },
      {
        "name": "77",
        "characters": "6pz rs"
      },
      {
        "name": "79",
        "characters": "7g3"
      },
      {
        "name": "80",
        "characters": "76r 8u"
      },
      {
        "name": "81",
        "characters": "6c0 z6 50"
      },
      {
        "name": "82",
        "characters": "6ir"
      },
      {
        "name": "83",
        "characters": "7b4"
      },
      {
        "name": "85",
        "characters": "7gn"
      },
      {
        "name": "86",
        "characters": "6ci ds d ue"
      },
      {
        "name": "87",
        "characters": "6sq-1 dz"
      },
      {
        "name": "88",
        "characters": "7gd"
      },
      {
        "name": "91",
        "characters": "6ps 2y-1 dy"
      },
      {
        "name": "92",
        "characters": "76o"
      },
      {
        "name": "93",
        "characters": "6oi sc"
      },
      {
        "name": "94",
        "characters": "6c5 aj"
      },
      {
        "name": "95",
        "characters": "6mr tb"
      },
      {
        "name": "97",
        "characters": "7gm 4b"
      },
      {
        "name": "98",
        "characters": "7gr"
      },
      {
        "name": "99",
        "characters": "6mp"
      },
      {
        "name": "101",
        "characters": "7gc"
      },
      {
        "name": "102",
        "characters": "7gv"
      },
      {
        "name": "105",
        "characters": "7fk"
      },
      {
        "name": "107",
        "characters": "6mq"
      },
      {
        "name": "108",
        "characters": "7id-1"
      },
      {
        "name": "109",
        "characters": "7l6"
      },
      {
        "name": "113",
        "characters": "6cm l"
      },
      {
        "name": "118",
        "characters": "6c3-1 8-1 s-1 2 c-1 5m f"
      },
      {
        "name": "119",
        "characters": "6cn"
      }
    ]
  },
  {
    "id": "noto-sans-symbols-2",
    "package": "noto-sans-symbols-2",
    "weights": [
      400
    ],
    "italic": false,
    "slices": [
      {
        "name": "math",
        "characters": "w-2m y 7 1c w ej-1 4-1 a k-1 63v 6-1 3k 17-2 kp 4 4 6 4 9 2 1b p2 1q 18"
      },
      {
        "name": "braille",
        "characters": "w 3k 7s0-73"
      },
      {
        "name": "mayan-numerals",
        "characters": "w 3k 2k3k-j"
      },
      {
        "name": "symbols",
        "characters": "w 3 7 6-9 8-p 7-p 12 682 5c-1 5o 1j-a 3 11-1 3k 17-2 28 2 2-1 9-4 3 28 2-2 l 1m-1 q-1 3-2 2-1h q-a 9i-2x 5-4 2-f d-7 5 o-k n-g f-3 9-2 h-g 2-i v-4 2-3 2-h 6-5 2-y 2 2-4 3-v v 4-n 2-d 1u-73 3m 1q 18 7p-d 5-t u-12 3-v 2-2u 2 6o1-1r z5m-2 91-26 2-c 4 1c-19 6b-r 291-u 12rm-j d-j d-2e a-o 5mw-17 5-2r d-e 3-e 2-e 2-10 o-2 2m-2 1q 9s-2 6 7 5-b a 1u 5 m-c 8 5-2 k 2 2 4-4 6-c d 4-2 2-2 h d a 7 p 2-1 4-3 3-2 5 n j 12 d 3 6 2 4 9-3 f 5 5-2 4-3 a 2-2 2-1 5 4-3 3 5-1 17-7 5 6-15 2-p 3-c 2-2d 2e-1b 8 6 4 3 4 l 5 7-1 2 a-5 2-2 4-4 9-a 6-3 4-5 3c-2 5-2m 7-b l-b 5-1j 9-9 7-13 9-t 3-1 27-b 1c b 56-2b d-d 3-4 4-2 6-6 a-o 8-6 a-2 e-6 16-42 2-1i 12-9"
      }
    ]
  },
  {
    "id": "noto-sans-math",
    "package": "noto-sans-math",
    "weights": [
      400
    ],
    "italic": false,
    "slices": [
      {
        "name": "latin",
        "characters": "w-2m y 2-1 2 2 2 3 2 2-1 5-2 d 2 9 7 7 9 9 7 7 1f 2n 11 3m 3z e-1 5 12-c 4-2 3 5 9 3-1 5-7 5 2 5 7 7 1w-g 2-6 8-o 8 4-1 6-1 j-1 3-2 q-1r c7-4 2 r-1 2-g 7-9 m-c 2-1 1e p 1i-9 4el je-b 5 4-5 3-1 3-2 3-1 9 3-6 4 4 3-1 3 9 7 8 25 10-f 2 3-c i 5 3-9 2 3-5 7 2-3 2-2 2-9 4-f 1x-a8 2 3-1 2-3 5-3 4 2 3-7 9 6 4-1w 2 o-1 6-u l 2 c-b 1n-1 29-1 3v 6 6 4 4 4 1k x-1 5 9 4 4 4 4-3 d-2n 6-1 3 o q-3 2 2 u-7 2-6 f 2-9 s 5-2 6 2p d a c 3 4 1h-1 14 11-1r 75-ec a-1q 4-4 4q t0 u 14nk 9n 2 1603-2c 2-1y 2-1 3 3-1 3-3 2-b 2 2-6 2-1s 2-3 3-7 2-6 2-r 2-3 2-4 2 4-6 2-9f 3-83 3-1d 4ch-3 2-q 2-1 2 3 2-9 2-3 2 2 7 5 2 2 2-2 2-1 2 3 2 2 2 2 2-1 2 3-3 2-6 2-3 2-3 2 2-9 2-g 6-2 2-4 2-g 1h-1 1ov-2g"
      }
    ]
  }
];
