assert new File(basedir, 'target/generated-sources/rnn/com/example/Large.java').text.contains('class VectorCode')

def library = new File(localRepositoryPath, 'io/github/rnngen/rnngen-runtime').listFiles()
        .collectMany { it.listFiles() as List }
        .find { it.name ==~ /rnngen-runtime-.*\.jar/ }
def path = [new File(basedir, 'target/classes'), library].join(File.pathSeparator)
def java = new File(System.getProperty('java.home'), 'bin/java').path
def run = [java, '--module-path', path, '--module', 'com.example/com.example.Main'].execute()
def printed = new StringBuilder()
def log = new StringBuilder()
run.waitForProcessOutput(printed, log)
assert printed.toString().trim() == 'module com.example reads module io.github.rnngen.runtime' : log
