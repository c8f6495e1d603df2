package ramscim.server.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * What a document and its translation have in common, from the title on: headings by level and anchor, code without its
 * comments, and of every paragraph, list item and cell the code, the numbers and the links.
 */
final class Outline extends AbstractVisitor {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final Pattern COMMENT = Pattern.compile("(?m)(^|[ \\t]+)# .*$");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)*");

    private final UnaryOperator<String> link;
    private final List<String> lines = new ArrayList<>();

    private Outline(UnaryOperator<String> link) {
        this.link = link;
    }

    /** @param link what a link's address is in both documents */
    static List<String> of(String document, UnaryOperator<String> link) {
        Outline outline = new Outline(link);
        Node block = PARSER.parse(document).getFirstChild();
        while (block != null && !(block instanceof Heading)) {
            block = block.getNext();
        }
        for (; block != null; block = block.getNext()) {
            block.accept(outline);
        }
        return List.copyOf(outline.lines);
    }

    /** The pieces of a document that are words: neither code nor addresses. */
    static List<String> words(String document) {
        List<String> words = new ArrayList<>();
        PARSER.parse(document).accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.add(text.getLiteral());
            }
        });
        return List.copyOf(words);
    }

    @Override
    public void visit(Heading heading) {
        Facts facts = Facts.of(heading, link);
        boolean isTitle = heading.getLevel() == 1;
        String anchor = facts.anchor.isEmpty() ? DocumentsTest.anchor(facts.text.toString()) : facts.anchor;
        lines.add("#".repeat(heading.getLevel()) + (isTitle ? "" : " " + anchor));
    }

    @Override
    public void visit(FencedCodeBlock code) {
        lines.add("code " + code.getInfo() + "\n"
                + COMMENT.matcher(code.getLiteral()).replaceAll(""));
    }

    @Override
    public void visit(ListItem item) {
        lines.add("item");
        visitChildren(item);
    }

    @Override
    public void visit(Paragraph paragraph) {
        lines.add("paragraph " + Facts.of(paragraph, link));
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableCell) {
            lines.add("cell " + Facts.of(node, link));
        } else {
            if (node instanceof TableRow) {
                lines.add("row");
            }
            visitChildren(node);
        }
    }

    /** What is said in one place that is the same in every language. */
    private static final class Facts extends AbstractVisitor {
        private static final Pattern ID = Pattern.compile("<a id=\"([^\"]+)\">");

        private final Set<String> code = new TreeSet<>();
        private final Set<String> numbers = new TreeSet<>();
        private final Set<String> links = new TreeSet<>();
        private final StringBuilder text = new StringBuilder();
        private final UnaryOperator<String> link;
        private String anchor = "";

        private Facts(UnaryOperator<String> link) {
            this.link = link;
        }

        static Facts of(Node node, UnaryOperator<String> link) {
            Facts facts = new Facts(link);
            node.accept(facts);
            return facts;
        }

        @Override
        public String toString() {
            return code + " " + numbers + " " + links;
        }

        @Override
        public void visit(Text words) {
            text.append(words.getLiteral());
            NUMBER.matcher(words.getLiteral()).results().forEach(number -> numbers.add(number.group()));
        }

        @Override
        public void visit(Code words) {
            text.append(words.getLiteral());
            code.add(words.getLiteral());
        }

        @Override
        public void visit(HtmlInline tag) {
            ID.matcher(tag.getLiteral()).results().forEach(id -> anchor = id.group(1));
        }

        @Override
        public void visit(Link to) {
            links.add(link.apply(to.getDestination()));
            visitChildren(to);
        }

        @Override
        public void visit(Image of) {
            links.add(link.apply(of.getDestination()));
            visitChildren(of);
        }
    }
}
