;; Fourier transforms of real values in double precision, two at a time: what plain-fft.ts says, in its
;; order of additions.
;;
;; All addresses are bytes. $bytes is the length of half as many values as are transformed: one complex
;; transform has so many real parts, and behind them so many imaginary ones.
;; Compiled into fft-bytes.ts by test/engine/filters/fft-bytes.test.ts, run with --update.
(module
  (memory (import "fft" "memory") 1)

  ;; Pairs of the order $order, each butterfly of two; real and imaginary parts go apart.
  (func $pairs (param $from i32) (param $order i32) (param $to i32) (param $bytes i32)
    (local $end i32) (local $one i32) (local $a v128) (local $b v128) (local $sum v128)
    (local.set $end (i32.add (local.get $to) (local.get $bytes)))
    (loop $twos
      (local.set $one (i32.add (local.get $from) (i32.load (local.get $order))))
      (local.set $a (v128.load (local.get $one)))
      (local.set $b (v128.load (i32.add (local.get $one) (local.get $bytes))))
      (local.set $sum (f64x2.add (local.get $a) (local.get $b)))
      (local.set $a (f64x2.sub (local.get $a) (local.get $b)))
      (v128.store (local.get $to)
        (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $sum) (local.get $a)))
      (v128.store (i32.add (local.get $to) (local.get $bytes))
        (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $sum) (local.get $a)))
      (local.set $order (i32.add (local.get $order) (i32.const 4)))
      (br_if $twos (i32.lt_u
        (local.tee $to (i32.add (local.get $to) (i32.const 16))) (local.get $end)))))

  ;; The same of four: two stages on single values, whose factors are 1 and -i.
  (func $firstFours (param $from i32) (param $order i32) (param $to i32) (param $bytes i32)
    (local $end i32) (local $one i32) (local $two i32) (local $half i32) (local $imaginary i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $sum v128) (local $gap v128) (local $next v128) (local $turn v128)
    (local.set $end (i32.add (local.get $to) (local.get $bytes)))
    (local.set $half (i32.shr_u (local.get $bytes) (i32.const 1)))
    (loop $fours
      ;; Bit by bit reversed, neighbours lie a half, a quarter and three quarters of all farther.
      (local.set $one (i32.add (local.get $from) (i32.load (local.get $order))))
      (local.set $two (i32.add (local.get $one) (local.get $half)))
      (local.set $a (v128.load (local.get $one)))
      (local.set $b (v128.load (i32.add (local.get $one) (local.get $bytes))))
      (local.set $c (v128.load (local.get $two)))
      (local.set $d (v128.load (i32.add (local.get $two) (local.get $bytes))))
      (local.set $sum (f64x2.add (local.get $a) (local.get $b)))
      (local.set $gap (f64x2.sub (local.get $a) (local.get $b)))
      (local.set $next (f64x2.add (local.get $c) (local.get $d)))
      ;; Times -i: the imaginary part, and the real one with its sign changed.
      (local.set $turn (f64x2.sub (local.get $c) (local.get $d)))
      (local.set $turn (f64x2.mul (v128.const f64x2 1 -1)
        (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $turn) (local.get $turn))))
      (local.set $a (f64x2.add (local.get $sum) (local.get $next)))
      (local.set $b (f64x2.add (local.get $gap) (local.get $turn)))
      (local.set $c (f64x2.sub (local.get $sum) (local.get $next)))
      (local.set $d (f64x2.sub (local.get $gap) (local.get $turn)))
      (local.set $imaginary (i32.add (local.get $to) (local.get $bytes)))
      (v128.store (local.get $to)
        (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $b)))
      (v128.store offset=16 (local.get $to)
        (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $c) (local.get $d)))
      (v128.store (local.get $imaginary)
        (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $b)))
      (v128.store offset=16 (local.get $imaginary)
        (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $c) (local.get $d)))
      (local.set $order (i32.add (local.get $order) (i32.const 4)))
      (br_if $fours (i32.lt_u
        (local.tee $to (i32.add (local.get $to) (i32.const 32))) (local.get $end)))))

  ;; Two stages: joins four neighbouring spectra of $quarter bytes each time.
  (func $fours (param $r0 i32) (param $bytes i32) (param $turns i32) (param $quarter i32)
    (local $r1 i32) (local $r2 i32) (local $r3 i32) (local $i0 i32) (local $i1 i32) (local $i2 i32) (local $i3 i32)
    (local $t i32) (local $stop i32) (local $end i32)
    (local $x v128) (local $y v128) (local $c v128) (local $s v128)
    (local $lr v128) (local $li v128) (local $mr v128) (local $mi v128) (local $nr v128) (local $ni v128)
    (local.set $end (i32.add (local.get $r0) (local.get $bytes)))
    (loop $groups
      (local.set $t (local.get $turns))
      (local.set $stop (i32.add (local.get $r0) (local.get $quarter)))
      (loop $pairs
        (local.set $r1 (i32.add (local.get $r0) (local.get $quarter)))
        (local.set $r2 (i32.add (local.get $r1) (local.get $quarter)))
        (local.set $r3 (i32.add (local.get $r2) (local.get $quarter)))
        (local.set $i0 (i32.add (local.get $r0) (local.get $bytes)))
        (local.set $i1 (i32.add (local.get $r1) (local.get $bytes)))
        (local.set $i2 (i32.add (local.get $r2) (local.get $bytes)))
        (local.set $i3 (i32.add (local.get $r3) (local.get $bytes)))
        ;; Bit-reversed: the second quarter holds what radix 4 counts as the third.
        (local.set $x (v128.load (local.get $r1))) (local.set $y (v128.load (local.get $i1)))
        (local.set $c (v128.load offset=32 (local.get $t)))
        (local.set $s (v128.load offset=48 (local.get $t)))
        (local.set $lr (f64x2.sub
          (f64x2.mul (local.get $x) (local.get $c)) (f64x2.mul (local.get $y) (local.get $s))))
        (local.set $li (f64x2.add
          (f64x2.mul (local.get $x) (local.get $s)) (f64x2.mul (local.get $y) (local.get $c))))
        (local.set $x (v128.load (local.get $r2))) (local.set $y (v128.load (local.get $i2)))
        (local.set $c (v128.load (local.get $t)))
        (local.set $s (v128.load offset=16 (local.get $t)))
        (local.set $mr (f64x2.sub
          (f64x2.mul (local.get $x) (local.get $c)) (f64x2.mul (local.get $y) (local.get $s))))
        (local.set $mi (f64x2.add
          (f64x2.mul (local.get $x) (local.get $s)) (f64x2.mul (local.get $y) (local.get $c))))
        (local.set $x (v128.load (local.get $r3))) (local.set $y (v128.load (local.get $i3)))
        (local.set $c (v128.load offset=64 (local.get $t)))
        (local.set $s (v128.load offset=80 (local.get $t)))
        (local.set $nr (f64x2.sub
          (f64x2.mul (local.get $x) (local.get $c)) (f64x2.mul (local.get $y) (local.get $s))))
        (local.set $ni (f64x2.add
          (f64x2.mul (local.get $x) (local.get $s)) (f64x2.mul (local.get $y) (local.get $c))))
        (local.set $x (v128.load (local.get $r0))) (local.set $y (v128.load (local.get $i0)))
        (local.set $c (f64x2.sub (local.get $x) (local.get $lr)))
        (local.set $s (f64x2.sub (local.get $y) (local.get $li)))
        (local.set $lr (f64x2.add (local.get $x) (local.get $lr)))
        (local.set $li (f64x2.add (local.get $y) (local.get $li)))
        (v128.store (local.get $r0)
          (f64x2.add (f64x2.add (local.get $lr) (local.get $mr)) (local.get $nr)))
        (v128.store (local.get $i0)
          (f64x2.add (f64x2.add (local.get $li) (local.get $mi)) (local.get $ni)))
        (v128.store (local.get $r2)
          (f64x2.sub (f64x2.sub (local.get $lr) (local.get $mr)) (local.get $nr)))
        (v128.store (local.get $i2)
          (f64x2.sub (f64x2.sub (local.get $li) (local.get $mi)) (local.get $ni)))
        (v128.store (local.get $r1)
          (f64x2.sub (f64x2.add (local.get $c) (local.get $mi)) (local.get $ni)))
        (v128.store (local.get $i1)
          (f64x2.add (f64x2.sub (local.get $s) (local.get $mr)) (local.get $nr)))
        (v128.store (local.get $r3)
          (f64x2.add (f64x2.sub (local.get $c) (local.get $mi)) (local.get $ni)))
        (v128.store (local.get $i3)
          (f64x2.sub (f64x2.add (local.get $s) (local.get $mr)) (local.get $nr)))
        (local.set $t (i32.add (local.get $t) (i32.const 96)))
        (br_if $pairs (i32.lt_u
          (local.tee $r0 (i32.add (local.get $r0) (i32.const 16))) (local.get $stop))))
      (br_if $groups (i32.lt_u
        (local.tee $r0 (i32.add (local.get $r3) (i32.const 16))) (local.get $end)))))

  ;; A complex transform of the values at $from, each a real and an imaginary part.
  (func $transform (param $from i32) (param $order i32) (param $work i32) (param $bytes i32)
    (param $turns i32) (param $quarter i32)
    (if (i32.eq (local.get $quarter) (i32.const 16))
      (then (call $pairs
        (local.get $from) (local.get $order) (local.get $work) (local.get $bytes)))
      (else (call $firstFours
        (local.get $from) (local.get $order) (local.get $work) (local.get $bytes))))
    (block $done
      (loop $stages
        (br_if $done (i32.gt_u (i32.shl (local.get $quarter) (i32.const 2)) (local.get $bytes)))
        (call $fours
          (local.get $work) (local.get $bytes) (local.get $turns) (local.get $quarter))
        (local.set $turns (i32.add
          (local.get $turns) (i32.mul (local.get $quarter) (i32.const 6))))
        (local.set $quarter (i32.shl (local.get $quarter) (i32.const 2)))
        (br $stages))))

  ;; The spectrum of the values at $from; of $circle, cos and -sin of each bin's angle one after another.
  (func (export "forward") (param $from i32) (param $order i32) (param $work i32) (param $bytes i32)
    (param $turns i32) (param $quarter i32) (param $circle i32) (param $re i32) (param $im i32)
    (local $a i32) (local $b i32) (local $am i32) (local $bm i32) (local $rm i32) (local $im2 i32)
    (local $evenRe f64) (local $evenIm f64) (local $oddRe f64) (local $oddIm f64)
    (local $cos f64) (local $sin f64) (local $turnedRe f64) (local $turnedIm f64)
    (call $transform (local.get $from) (local.get $order) (local.get $work) (local.get $bytes)
      (local.get $turns) (local.get $quarter))
    (local.set $a (local.get $work))
    (local.set $b (i32.add (local.get $work) (local.get $bytes)))
    (local.set $am (local.get $b))
    (local.set $bm (i32.add (local.get $b) (local.get $bytes)))
    (local.set $rm (i32.add (local.get $re) (local.get $bytes)))
    (local.set $im2 (i32.add (local.get $im) (local.get $bytes)))
    (f64.store (local.get $re) (f64.add (f64.load (local.get $a)) (f64.load (local.get $b))))
    (f64.store (local.get $im) (f64.const 0))
    (f64.store (local.get $rm) (f64.sub (f64.load (local.get $a)) (f64.load (local.get $b))))
    (f64.store (local.get $im2) (f64.const 0))
    (loop $bins
      (local.set $a (i32.add (local.get $a) (i32.const 8)))
      (local.set $b (i32.add (local.get $b) (i32.const 8)))
      (local.set $am (i32.sub (local.get $am) (i32.const 8)))
      (local.set $bm (i32.sub (local.get $bm) (i32.const 8)))
      (local.set $re (i32.add (local.get $re) (i32.const 8)))
      (local.set $im (i32.add (local.get $im) (i32.const 8)))
      (local.set $rm (i32.sub (local.get $rm) (i32.const 8)))
      (local.set $im2 (i32.sub (local.get $im2) (i32.const 8)))
      (local.set $circle (i32.add (local.get $circle) (i32.const 16)))
      (local.set $evenRe (f64.mul (f64.const 0.5)
        (f64.add (f64.load (local.get $a)) (f64.load (local.get $am)))))
      (local.set $evenIm (f64.mul (f64.const 0.5)
        (f64.sub (f64.load (local.get $b)) (f64.load (local.get $bm)))))
      (local.set $oddRe (f64.mul (f64.const 0.5)
        (f64.add (f64.load (local.get $b)) (f64.load (local.get $bm)))))
      (local.set $oddIm (f64.mul (f64.const 0.5)
        (f64.sub (f64.load (local.get $am)) (f64.load (local.get $a)))))
      (local.set $cos (f64.load (local.get $circle)))
      (local.set $sin (f64.load offset=8 (local.get $circle)))
      (local.set $turnedRe (f64.sub
        (f64.mul (local.get $cos) (local.get $oddRe)) (f64.mul (local.get $sin) (local.get $oddIm))))
      (local.set $turnedIm (f64.add
        (f64.mul (local.get $cos) (local.get $oddIm)) (f64.mul (local.get $sin) (local.get $oddRe))))
      (f64.store (local.get $re) (f64.add (local.get $evenRe) (local.get $turnedRe)))
      (f64.store (local.get $im) (f64.add (local.get $evenIm) (local.get $turnedIm)))
      (f64.store (local.get $rm) (f64.sub (local.get $evenRe) (local.get $turnedRe)))
      (f64.store (local.get $im2) (f64.sub (local.get $turnedIm) (local.get $evenIm)))
      (br_if $bins (i32.lt_u (local.get $a) (local.get $am)))))

  ;; Back, scale included. The spectrum is packed and conjugated, so that the transform forward is the one
  ;; back; the two ends' imaginary parts are 0.
  (func (export "inverse") (param $to i32) (param $order i32) (param $work i32) (param $bytes i32)
    (param $turns i32) (param $quarter i32) (param $circle i32) (param $re i32) (param $im i32)
    (local $a i32) (local $b i32) (local $rm i32) (local $im2 i32) (local $end i32)
    (local $evenRe f64) (local $evenIm f64) (local $oddRe f64) (local $oddIm f64)
    (local $cos f64) (local $sin f64) (local $turnedRe f64) (local $turnedIm f64) (local $scale f64)
    (local.set $rm (i32.add (local.get $re) (local.get $bytes)))
    (local.set $im2 (i32.add (local.get $im) (local.get $bytes)))
    (local.set $a (local.get $to))
    (local.set $end (i32.add (local.get $to) (i32.shl (local.get $bytes) (i32.const 1))))
    (local.set $b (local.get $end))
    (f64.store (local.get $a) (f64.mul (f64.const 0.5)
      (f64.add (f64.load (local.get $re)) (f64.load (local.get $rm)))))
    (f64.store offset=8 (local.get $a) (f64.mul (f64.const 0.5)
      (f64.sub (f64.load (local.get $rm)) (f64.load (local.get $re)))))
    (loop $bins
      (local.set $a (i32.add (local.get $a) (i32.const 16)))
      (local.set $b (i32.sub (local.get $b) (i32.const 16)))
      (local.set $re (i32.add (local.get $re) (i32.const 8)))
      (local.set $im (i32.add (local.get $im) (i32.const 8)))
      (local.set $rm (i32.sub (local.get $rm) (i32.const 8)))
      (local.set $im2 (i32.sub (local.get $im2) (i32.const 8)))
      (local.set $circle (i32.add (local.get $circle) (i32.const 16)))
      (local.set $evenRe (f64.mul (f64.const 0.5)
        (f64.add (f64.load (local.get $re)) (f64.load (local.get $rm)))))
      (local.set $evenIm (f64.mul (f64.const 0.5)
        (f64.sub (f64.load (local.get $im)) (f64.load (local.get $im2)))))
      (local.set $turnedRe (f64.mul (f64.const 0.5)
        (f64.sub (f64.load (local.get $re)) (f64.load (local.get $rm)))))
      (local.set $turnedIm (f64.mul (f64.const 0.5)
        (f64.add (f64.load (local.get $im)) (f64.load (local.get $im2)))))
      (local.set $cos (f64.load (local.get $circle)))
      (local.set $sin (f64.load offset=8 (local.get $circle)))
      (local.set $oddRe (f64.add
        (f64.mul (local.get $turnedRe) (local.get $cos)) (f64.mul (local.get $turnedIm) (local.get $sin))))
      (local.set $oddIm (f64.sub
        (f64.mul (local.get $turnedIm) (local.get $cos)) (f64.mul (local.get $turnedRe) (local.get $sin))))
      (f64.store (local.get $a) (f64.sub (local.get $evenRe) (local.get $oddIm)))
      (f64.store offset=8 (local.get $a) (f64.neg (f64.add (local.get $evenIm) (local.get $oddRe))))
      (f64.store (local.get $b) (f64.add (local.get $evenRe) (local.get $oddIm)))
      (f64.store offset=8 (local.get $b) (f64.sub (local.get $evenIm) (local.get $oddRe)))
      (br_if $bins (i32.lt_u (local.get $a) (local.get $b))))
    (call $transform (local.get $to) (local.get $order) (local.get $work) (local.get $bytes)
      (local.get $turns) (local.get $quarter))
    (local.set $scale (f64.div (f64.const 8) (f64.convert_i32_u (local.get $bytes))))
    (local.set $a (local.get $work))
    (local.set $b (i32.add (local.get $work) (local.get $bytes)))
    (loop $values
      (f64.store (local.get $to) (f64.mul (local.get $scale) (f64.load (local.get $a))))
      (f64.store offset=8 (local.get $to)
        (f64.neg (f64.mul (local.get $scale) (f64.load (local.get $b)))))
      (local.set $a (i32.add (local.get $a) (i32.const 8)))
      (local.set $b (i32.add (local.get $b) (i32.const 8)))
      (br_if $values (i32.lt_u
        (local.tee $to (i32.add (local.get $to) (i32.const 16))) (local.get $end))))))
