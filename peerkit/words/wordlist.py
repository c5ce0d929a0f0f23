"""The 2,048 words of which six are read aloud to make sure of a kit, or make a passphrase.

Laws:
- 2,048 different words, in order: each stands for 11 bits.
- The first four letters tell a word from every other.
- The list never changes: a word at another place would name another kit.
"""

WORDS: tuple[str, ...] = tuple(
    """
abacus abide ability able about above abroad absent absorb academy accent account achieve acid acorn
acre across acrylic acting actor actual address adjust admire adopt adult advance advent aerial
aerosol afar afford after agency agile agree ahead airbag airline airport airy album alcove algebra
align alike alive alley allow almond alone alpha alpine already also always amateur amazing amber
ambient amount ample amuse anchor ancient animal ankle annual another answer antenna antique antler
anyone anyway apart apology appear apple appoint approve apricot apron aquatic arcade arch arena
argue arise armrest aroma around arrange arrive arrow article ashore aside asleep aspect asphalt
asset assist assume athlete atlas atom attach attempt attic attract auction audio august aurora
author auto autumn avenue average avocado avoid await awake award away awesome awhile awning axis
azure baby backup badge baffle bagel baggage bakery balance balcony ball bamboo bandage bangle banjo
banker banner banquet barber bargain barley barn barrel base bashful basic basket bath baton battery
beacon beaker beam beauty beaver beckon become bedroom bedtime beehive beetle before begin behave
behind beige believe bell belong belt bench bend benefit bento best better between beyond bicycle
bigger bike billion bind biology birch bird biscuit bison bistro blade blanket blaze bleach blend
block blog blonde bloom blossom blouse blue blur boat bobbin body boil bold bolt bonfire bonnet
bonsai bonus bony book boom boost booth borrow bottle bounce bouquet bowl boxer bracket brain
bramble branch brass brave bread breeze brick bridge brief bright bring brisk broad broken bronze
broom brother brown brunch brush bubble bucket buddy budget buffalo buggy bugle build bulb bulk
bumble bumper bunch bundle bungee bunny bunting burger bush bustle butler butter buyer buzzer bypass
cabbage cabin cable cactus cafe cake calcium calf call calm camera camp canal candle canoe canvas
canyon capable cape capital capsule captain caramel carbon card careful cargo carpet carrot cart
carve case cash castle casual catalog catch cater cattle caution cave cedar cello cement centre
ceramic certain chain chalk chamber change chapter charm chase chat cheddar cheese chef cherry chess
chicken chief child chimney chin chip chirp chisel chives choice choose chorus chrome chunk cinema
circle citrus city civic claim clap clarify class clay clean clerk clever client cliff climb clinic
clock closet cloth cloud clover club clump cluster clutch coach coast cobalt cobbler cobweb cocoa
code coffee coil coin cold collect colour column combine comedy comfort comic common compass concert
confirm connect consist contact convoy cook cool copper copy coral cork corner cosmic costume
cottage couch count couple courage cousin cover crab crackle cradle craft crane crayon create credit
crew cricket crimson crisp crocus crop crouch crowd crumb crunch crust crystal cube cuddle cuff
cuisine culture cupcake curious curl curry curtain curve cushion custom cutlery cycle dahlia daily
dairy daisy dance daring darling dash data dawn daytime dealer decade decent decide deck deep define
degree delay deliver delta deluxe denim dentist depart depend deposit depth deputy descend deserve
design desk detail detour develop diagram dial diamond diary dice diesel differ digest digger
digital dimple dinner diploma dipper direct discuss dish display distant ditch diver divide doable
dock doctor dodge dollar dolphin domain dome donate donor donut doodle door dotted double dove dozen
dragon drama drapery drawer dream dress drift drill drink drip drive drizzle drool drop drum dryer
duck durable during dusk dusty duty duvet dynamic eager eagle early earring earth easel easily east
easy eaten ebony echo eclair eclipse economy edge edible edit educate effort either elastic elbow
elder elegant element elevate else email embark emblem embrace emerald employ empty enable encore
endless energy engage engine engrave enjoy enlarge enlist enough enrich enrol entire entry epic
equal equip eraser essay essence evening every evident evolve exact example excel excited excuse
exist exit exotic expand expert explore express extend extra eyebrow eyelash fable fabric face
facial factory fairly falcon fall family famous fancy fanfare farm fashion fast favour feast feather
feed fellow fence fern ferry festive fetch fibre fiction fidget field figure file fill film filter
finance finch finger finish firm fish fitness fixed fixture fizzy flag flame flannel flash flat
flavour fleet flicker flight flip float flock floor flow fluent fluffy flute flyer foam focus foggy
foil folder folk follow food foot forest forget fork formal fortune forward fossil found foyer
fragile frame freckle freeze fresh fridge friend fringe frisbee frog front frost frozen fruit fudge
fuel full fund funny furnace furry further fusion future fuzzy gadget gain galaxy gallery galore
game garage garden garlic garment garnish gateway gather gazelle gear geese general genius gentle
genuine geology gesture giant gift giggle ginger giraffe given glacier glad glance glass gleam glide
glimpse glitter globe glory gloss glove glow glue goal goblet goggles gold golf gong good goose
gourmet gown grab grace gradual grain grammar grand grape grass gravity green grid grill grin grip
grocer groove ground grow guide guitar gulf gull gymnast habit haircut half hallway hamlet hammer
hamper hamster hand hangout happy harbour hardly harmony harness harp harvest haven hazel headset
health heap hearth heat heavy hedge height helium hello helmet help herb hero hexagon hidden high
hike hill hinge hint history hobby hockey hold holiday holly home honest honour hood hook hoop hope
horizon horse host hotel house hover however huddle huge human humble humid humming humour hurdle
hurry husband hybrid hygiene hyphen iceberg icon idea idiom igloo image impact import improve inbox
inch include income index indigo indoor infant inform inhale initial inland input inquiry insect
inside inspire install intro invent invite iris island isolate issue item ivory jacket jade jaguar
jangle jasmine javelin jazz jelly jersey jetty jewel jigsaw jingle jockey jogging join joke jolly
jotter journal joyful jubilee juggle july jumper june junior just karate kayak kebab keeper kennel
kept ketchup kettle keynote keyring kick kidney kilo kimono kind kingdom kiosk kitchen kite kitten
kiwi knee knuckle koala label lace ladder ladle lady lagoon lake lamb lamp land lantern laptop
larder large laser lasting latch late laugh laundry lawn layer leader leaf learn leather lecture
ledger left legal legend leisure lemon lend length lentil leopard lesson lettuce level library
licence lift light like lilac lily limb lime limit line link lion liquid list litre little lively
lizard llama loaf lobby lobster local locker lodger loft logbook logic logo long looking loom lorry
lotion lotus loud lounge lovable love loyal lucky luggage lullaby lunar lunch luxury lyric machine
magic magnet magpie mailbox mainly maize major makeup mallet mammal manage mango mansion mantle
manual many maple mapping marble march margin marina market maroon marsh marvel mascot mashed mask
mast match maths matrix matter mature maximum maybe meadow meal measure medium medley meeting mellow
melody melt member memory mend mention menu mercury merry mesh message meteor method metro middle
mild milk million mineral mingle minimum minute mirror misty mitten mixture mobile model module
moment monday money monitor monsoon month moon moped more moss most motel mother motion motor motto
mouse mouth move movie much muesli muffin mural museum music mustard mystery name nanny napkin
narrow natural navy near neat neck nectar needle neither nephew nerve nest netball network newborn
news nice niece nifty nightly nimble noise nonstop noodle nook normal north nose notable notch
notepad notice nourish novel novice nozzle numeral nurse nurture nutmeg nylon oasis oatmeal object
oblong oboe observe obtain obvious occupy ocean octagon october offbeat offer office offset often
okay olive olympic ongoing onion online only onward opal open opera opinion optical orange orbit
orchard oregano organ origin ostrich other otter ounce outback outcome outdoor outfit outing outline
outside oval oven over owner oxygen oyster ozone pacific pack paddle page paint palace palette palm
pancake panda panel pantry papaya paper paprika parade parcel parent park parrot parsley partner
passage pasta patch pathway patio patrol pattern paving payday payment peach peanut pearl pebble
pelican pencil pendant penguin penny pension peony people pepper perch perfect perhaps period permit
person petal petite petrol phone photo phrase physics piano pick picnic picture pigeon pillow pilot
pinball pine pioneer pipe piston pitcher pivot pixel pizza place plaid planet plastic player plaza
please pledge plenty plug plum plus pocket podcast podium poem poet point polar polite pompom pond
pony pool popcorn poppy popular porch portion posture potato pottery pouch pound powder prairie
precise predict prefer prepare press pretty preview price primary print prism private problem
process produce profile program project promise proof proper protect proud provide public pudding
puffin pull pulse pump pupil puppet purple purse push puzzle pyjamas pyramid quaint quality quantum
quarter quench query quest quick quiet quilt quiz quota rabbit racing radar radio raft rail rainbow
raisin rake rally rambler ramp random range rapid rare rather ratio rattle raven reach reader reason
rebuild recall recent recipe record recycle reduce redwood refer refill reflect refresh refund
regard reggae region regular rejoice relax release relief rely remain remedy remind rename renew
rent reopen repair replace report reptile request rescue reserve reside respect rest result retail
retro return reunion revise reward rewind ribbon rice rich ricotta riddle ride ridge rinse ripe
ripple risotto river roast robin robot robust rocket roller romance roof room rope rosebud rosy
rotary round routine rowboat ruby rugby rugged ruler rumble runner rural rustic sable saddle safe
saffron sage sailor salad salmon salt salute samba same sample sand sapling sardine satchel satin
saturn saucer sauna sausage save saviour sawdust sawmill scale scanner scarf scatter scenic school
science scissor scooter scope score scout screen script scroll scrub sculpt seafood seagull season
seat seaweed sector secure seesaw segment select selfie seminar sensor sequel service sesame setback
settle several shade shake shallow shampoo shape share shawl shed sheep shelf shield shimmer shine
shirt shoe shop short shout shovel show shrink shrub shuffle shuttle sibling side signal silence
silicon silk silver similar simmer simple since sing sister sitting size sizzle skate sketch skiing
skill skim skin skip skirt skittle skyline slate sledge sleeve slender slice slide slim slipper
slogan slot slow slumber small smart smile smooth snack snail snap sneaker sneeze snippet snorkel
snow snuggle soap soccer social socket soda sofa soft soil solar solid solo solve someone song soon
soothe soprano sort sound soup south soybean space spaniel sparrow speaker special speed spend spice
spider spinach spiral splash split sponge spoon sport spot spray spread spring sprout spruce square
squeeze stable stadium staff stage stairs stamp stand star statue stay steady steer stem stencil
step stereo stew stick still stir stitch stock stomach stone stool store stove straw street string
strong student stuff style submit suburb subway success sudden sugar suggest suit sultana summer
sundial sunny sunrise sunset super supply sure surface survey sushi swallow swan swap sway sweater
sweet swift swim swing switch swivel syrup system table tackle tactful tadpole tailor take talent
tall tandem tango tank tape tartan task taste taxi teach teal teapot teddy teenage teller tempo
tender tennis tent term terrain test text thank theatre theme therapy thick thing thirty thistle
thorn thread thrift throat thrush thumb thunder ticket tidy tiger tile tilt timber timer tingle tiny
tipping tiptoe tissue title toast today toddler toffee tofu toggle tomato tongs tonight tool tooth
topic torch total touch tour tower town track trade traffic train tram travel tray treat treble tree
trek trend tribute trickle trilogy trim trinket trio trip triumph trolley tropic trout trowel truck
true trumpet trunk trust tube tuesday tugboat tuition tulip tumble tummy tunic tunnel turbo turkey
turnip turtle tutor twice twig twin twist type typical ukulele ultra umpire unbox uncle uncover
under unfold unicorn uniform unique unit unless unload unpack until unusual update upgrade uphill
upland upload upper upright upturn urban usage useful usher usual utensil vacant vacuum valid valley
value vanilla vapour variety vase vast vault vegan vehicle velvet venue verb version vessel vest
vibrant victory video view village vinegar vintage vinyl viola virtue vision vista visual vitamin
vivid vocal voice volcano volley volume vowel voyage wafer waffle wagon waiter walk wall walnut
walrus waltz wand warm wash watch water wave wealthy webcam website wedding wedge week welcome west
wetland wheat wheel whirl whisper wide width wife wild willow window wing winner winter wipe wisdom
wise wish wobble wolf woman wonder wool work world worthy wrapper wrist writing yard yarn yawn year
yeast yellow yield yoga yogurt young youth yummy zebra zero zest zigzag zinc zipper zone zoology
zoom
""".split()  # noqa: SIM905 - quotes and commas would hide the words
)
