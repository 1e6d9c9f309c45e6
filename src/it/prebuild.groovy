// The component as one more module: what its pom says that it needs, and the jar that was built, in a place of its own as in
// a repository, where no lib/ lies beside it. Nothing is installed.
def pom = new File(component, 'pom.xml').getText('UTF-8')
def module = new File(basedir, 'component')
module.mkdirs()
def copy = new File(module, 'component.jar')
copy.bytes = new File(jar.toString()).bytes
def attach = """<build>
    <plugins>
      <plugin>
        <groupId>org.codehaus.mojo</groupId>
        <artifactId>build-helper-maven-plugin</artifactId>
        <version>3.6.1</version>
        <executions>
          <execution>
            <phase>validate</phase>
            <goals>
              <goal>attach-artifact</goal>
            </goals>
            <configuration>
              <artifacts>
                <artifact>
                  <file>${copy}</file>
                  <type>jar</type>
                </artifact>
              </artifacts>
            </configuration>
          </execution>
        </executions>
      </plugin>
    </plugins>
  </build>
</project>
"""
new File(module, 'pom.xml').setText(
        pom.replace('<packaging>jar</packaging>', '<packaging>pom</packaging>')
                .replaceFirst(/(?s)<build>.*/, java.util.regex.Matcher.quoteReplacement(attach)),
        'UTF-8')
