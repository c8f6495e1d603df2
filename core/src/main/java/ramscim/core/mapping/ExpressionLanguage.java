package ramscim.core.mapping;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;

/**
 * CEL with the few functions that a mapping needs. CEL reads nothing but its input, changes nothing and always ends, so that whoever may write
 * the configuration gains nothing more by it.
 */
final class ExpressionLanguage {
    private static final MapType ATTRIBUTES = MapType.create(SimpleType.STRING, SimpleType.DYN);
    private static final ListType LIST = ListType.create(SimpleType.DYN);

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(CelOptions.current().build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings())
            .addVar("user", ATTRIBUTES)
            .addVar("enterprise", ATTRIBUTES)
            .addVar("ram", ATTRIBUTES)
            .addFunctionDeclarations(
                    CelFunctionDecl.newFunctionDeclaration(
                            "first", CelOverloadDecl.newGlobalOverload("first_list", SimpleType.STRING, LIST)),
                    CelFunctionDecl.newFunctionDeclaration(
                            "localPart",
                            CelOverloadDecl.newGlobalOverload(
                                    "local_part_string", SimpleType.STRING, SimpleType.STRING)),
                    CelFunctionDecl.newFunctionDeclaration(
                            "preferred",
                            CelOverloadDecl.newGlobalOverload(
                                    "preferred_list_list", SimpleType.STRING, SimpleType.DYN, LIST)))
            .setResultType(SimpleType.STRING)
            .build();

    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .addLibraries(CelExtensions.strings())
            .addFunctionBindings(
                    CelFunctionBinding.from("first_list", List.class, ExpressionLanguage::first),
                    CelFunctionBinding.from("local_part_string", String.class, ExpressionLanguage::localPart),
                    CelFunctionBinding.from(
                            "preferred_list_list", Object.class, List.class, ExpressionLanguage::preferred))
            .build();

    private ExpressionLanguage() {}

    /** A compiled expression. */
    interface Expression {
        /** @throws CelEvaluationException if this input gives no text */
        String evaluate(Map<String, Object> input) throws CelEvaluationException;
    }

    /** @throws MappingSyntaxException if the text is no expression, or one that does not give a text */
    static Expression compile(String key, String text) {
        CelValidationResult result = COMPILER.compile(text);
        if (result.hasError()) {
            throw new MappingSyntaxException(key, problem(result.getErrors().get(0)));
        }
        try {
            CelAbstractSyntaxTree syntaxTree = result.getAst();
            CelRuntime.Program program = RUNTIME.createProgram(syntaxTree);
            return input -> program.eval(input) instanceof String value ? value : noText();
        } catch (CelValidationException | CelEvaluationException e) {
            throw new MappingSyntaxException(key, String.valueOf(e.getMessage()));
        }
    }

    private static String noText() throws CelEvaluationException {
        throw new CelEvaluationException("the result is not a text");
    }

    private static String problem(CelIssue issue) {
        return "line " + issue.getSourceLocation().getLine() + ", column "
                + (issue.getSourceLocation().getColumn() + 1) + ": " + issue.getMessage();
    }

    /** Characters that nobody sees are no text. */
    private static String first(List<?> candidates) {
        for (Object candidate : candidates) {
            if (candidate instanceof String text && !DisplayNames.fit(text).isEmpty()) {
                return text.strip();
            }
        }
        return "";
    }

    /** Of the text without blanks around it, by which no two names are told apart. */
    private static String localPart(String sent) {
        String text = sent.strip();
        int at = text.indexOf('@');
        return at < 0 ? text : text.substring(0, at);
    }

    private static String preferred(Object values, List<?> preferences) {
        for (Object preference : preferences) {
            for (Object value : values instanceof List<?> list ? list : List.of()) {
                if (value instanceof Map<?, ?> element
                        && element.get("value") instanceof String text
                        && !text.isBlank()
                        && meets(element, preference)) {
                    return text;
                }
            }
        }
        return "";
    }

    private static boolean meets(Map<?, ?> element, Object preference) {
        if (preference.equals("primary")) {
            return Boolean.TRUE.equals(element.get("primary"));
        }
        return element.get("type") instanceof String type
                ? type.equalsIgnoreCase(preference.toString())
                : preference.equals("");
    }
}
