package ramscim.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;
import ramscim.core.directory.GroupName;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ScimAttributes;

/**
 * That whatever a client sends either becomes what RAM takes or is refused by the name of an attribute. RAM's rules are those that the
 * constructors of {@link DesiredUser} and what it is made of keep.
 */
class MappingPropertiesTest {
    private static final String DOMAIN = "example.onaliyun.com";

    private final ResourceId id = ResourceId.random();

    @Property(edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReportMode.OFF)
    void desiredUser_anyUser_fitsRamOrIsRefused(@ForAll("users") String json) {
        String outcome = "refused";
        try {
            DesiredUser desired = Mappings.china().desiredUser(id, ScimAttributes.fromJson(json), DOMAIN);
            outcome = "fits";
            assertThat(desired.profile().displayName()).isNotBlank().hasSizeBetween(1, 24);
            assertThat(desired.tags().values()).hasSizeLessThanOrEqualTo(20);
        } catch (InvalidAttributeException refused) {
            assertThat(refused.attribute()).isNotBlank();
        }
        Statistics.collect(outcome);
        Statistics.coverage(seen -> {
            seen.check("fits").percentage(share -> share > 10);
            seen.check("refused").percentage(share -> share > 10);
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void desiredUser_sameUserTwice_theSame(@ForAll("users") String json) {
        assertThat(outcome(json)).isEqualTo(outcome(json));
    }

    private Object outcome(String json) {
        try {
            return Mappings.china().desiredUser(id, ScimAttributes.fromJson(json), DOMAIN);
        } catch (InvalidAttributeException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Property
    void fit_anyName_isShortWholeAndTrimmed(@ForAll("texts") String name) {
        String fitting = DisplayNames.fit(name);

        assertThat(fitting).hasSizeLessThanOrEqualTo(24);
        assertThat(fitting.strip()).isEqualTo(fitting);
        assertThat(DisplayNames.fit(fitting)).isEqualTo(fitting);
        assertThat(fitting.codePoints()).noneMatch(Character::isISOControl);
    }

    @Property
    void groupName_anyDisplayName_isOneThatRamTakes(@ForAll("texts") String displayName) {
        assertThat(GroupName.isValid(GroupMapping.groupName(displayName).value()))
                .isTrue();
    }

    @Property
    void groupName_sameDisplayNameInOtherCase_isTheSameGroup(@ForAll("asciiTexts") String displayName) {
        assertThat(GroupMapping.groupName(displayName.toUpperCase(Locale.ROOT)).key())
                .isEqualTo(GroupMapping.groupName(displayName.toLowerCase(Locale.ROOT))
                        .key());
    }

    @Property
    void groupName_twoDisplayNames_meetOnlyIfTheyDifferInCaseAtMost(
            @ForAll("texts") String one, @ForAll("relatives") Relative relative) {
        String other = relative.of(one);
        Assume.that(!one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT)));

        assertThat(GroupMapping.groupName(one).key())
                .isNotEqualTo(GroupMapping.groupName(other).key());
    }

    /** Makes another displayName that is near to the first, where a rule that collides would collide. */
    enum Relative {
        ITS_GROUP_NAME {
            @Override
            String of(String one) {
                return GroupMapping.groupName(one).value();
            }
        },
        ITS_GROUP_NAME_IN_CAPITALS {
            @Override
            String of(String one) {
                return GroupMapping.groupName(one).value().toUpperCase(Locale.ROOT);
            }
        },
        ONE_CHARACTER_MORE {
            @Override
            String of(String one) {
                return one + "!";
            }
        },
        ONE_LETTER_MORE {
            @Override
            String of(String one) {
                return one + "x";
            }
        },
        OTHER_FORBIDDEN_CHARACTERS {
            @Override
            String of(String one) {
                return one.replaceAll("[^A-Za-z0-9]", "/");
            }
        },
        HYPHENS {
            @Override
            String of(String one) {
                return one.replace(' ', '-');
            }
        };

        abstract String of(String one);
    }

    @Provide
    Arbitrary<Relative> relatives() {
        return Arbitraries.of(Relative.values());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "B",
                "9",
                " ",
                "-",
                "_",
                ".",
                "@",
                "+",
                ":",
                "/",
                "张",
                "é",
                "e\u0301",
                "İ",
                "ß",
                "😀",
                "👍🏽",
                "👨‍👩‍👧‍👦",
                "🇨🇳",
                "\u0000",
                "\n",
                "\u00A0",
                "\u200D",
                "acs:",
                "aliyun",
                "http://",
                "scim-bridge:",
                "%",
                "&",
                "0123456789");
        return pieces.list().ofMinSize(1).ofMaxSize(40).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> asciiTexts() {
        return Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(90);
    }

    private Arbitrary<String> phones() {
        return Arbitraries.strings().withChars("+0123456789-() .xA").ofMaxLength(24);
    }

    private Arbitrary<String> userNames() {
        Arbitrary<String> good = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("._@")
                .ofMinLength(1)
                .ofMaxLength(70);
        return Arbitraries.frequencyOf(Tuple.of(9, good), Tuple.of(1, texts()));
    }

    private Arbitrary<List<String>> someTexts() {
        return texts().list().ofMaxSize(21);
    }

    @Provide
    Arbitrary<String> users() {
        return Combinators.combine(
                        userNames(),
                        texts().injectNull(0.3),
                        texts().injectNull(0.3),
                        texts().injectNull(0.3),
                        phones().injectNull(0.5),
                        Arbitraries.of("alice@contoso.com", "none", "").injectNull(0.2),
                        someTexts().injectNull(0.7))
                .as(MappingPropertiesTest::user);
    }

    private static String user(
            String userName,
            String displayName,
            String familyName,
            String externalId,
            String phone,
            String email,
            List<String> tags) {
        ObjectNode user = JsonNodeFactory.instance.objectNode();
        user.put("userName", userName).put("displayName", displayName).put("externalId", externalId);
        user.putObject("name").put("familyName", familyName);
        user.putArray("phoneNumbers").addObject().put("type", "mobile").put("value", phone);
        user.putArray("emails").addObject().put("type", "work").put("value", email);
        if (tags != null) {
            var list = user.putObject(UserMapping.RAM_EXTENSION).putArray("tags");
            tags.forEach(tag -> list.addObject().put("key", tag).put("value", tag));
        }
        return user.toString();
    }
}
