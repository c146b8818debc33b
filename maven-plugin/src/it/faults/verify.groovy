def log = new File(basedir, 'build.log').text
assert log.contains('''[ERROR] src/main/rnn/com/example/Misspelt.rnn:10:16: error: `k` is not defined [RNN020]
        y = linear(k, outputs = 1)
                   ^
[ERROR] src/main/rnn/com/example/Misspelt.rnn:13:37: error: `e` is not defined [RNN020]
        loss mean half_squared_error(y, e)
                                        ^
help: the exponential function is written `exp(a)`
[ERROR] src/main/rnn/com/example/Unfinished.rnn:6:13: error: `[` is never closed [RNN012]
        input  x[2
                ^
''')
assert log.contains(':generate (default) on project faults: the models have 3 errors -> [Help 1]')
assert !log.contains('Exception:')

// Not even for the model that has no fault.
assert !new File(basedir, 'target').exists()
