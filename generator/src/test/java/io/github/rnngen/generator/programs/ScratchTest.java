package io.github.rnngen.generator.programs;
import static java.nio.charset.StandardCharsets.UTF_8;
import io.github.rnngen.generator.Compiler;
import io.github.rnngen.generator.check.*;
import io.github.rnngen.generator.source.*;
import org.junit.jupiter.api.Test;
public class ScratchTest {
  public static void main(String[] a) { new ScratchTest().t(); }
  @Test void t() {
    int bad = 0; long len=0; long work=0;
    for (int s = 0; s < 2000; s++) {
      String text = ProgramWriter.write(s);
      len += text.length();
      CheckedFile f = Compiler.check(new SourceBytes("test.rnn", text.getBytes(UTF_8)), Imports.NONE);
      if (f.models().size() != 1) { bad++; if (bad < 8) { System.out.println(s + "\n" + text + "\n" + f.diagnostics().stream().filter(d -> d.severity().toString().equals("ERROR")).toList()); } }
      if (s < 6) System.out.println(text);
    }
    System.out.println("BAD " + bad + " of 2000, mean length " + len/2000);
  }
}
